import { parseArgs } from 'node:util'
import { ok, refused, type Result } from '../../shared/result.ts'
import { createPlanCommands } from '../commands/plans.ts'
import { readConfig } from '../config.ts'
import { FIELDS_PER_TASK, largePlanHistory, largePlanTitle, type LargePlanSize } from '../demonstration/largePlan.ts'
import { openDataDirectory } from '../storage/dataDirectory.ts'
import type { Account } from '../storage/sqlite/accounts.ts'
import { openStorage, type Storage } from '../storage/sqlite/openStorage.ts'
import { serverAddress } from './serverAddress.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

const TASKS_DEFAULT = 10_000
const EDITS_DEFAULT = 3
/** Twice what the product is made for. */
const TASKS_MAX = 20_000
const EDITS_MAX = 100
/** The history is made in memory: this many edits take a minute and 2 GB. */
const ALL_EDITS_MAX = 2_000_000

interface Request {
  readonly size: LargePlanSize
  readonly email: string | undefined
}

/** `make-plan`: a large plan with its history, beside all others; also while the server runs. */
export async function makePlanCommand(words: readonly string[], { print, complain, environment, root }: Surroundings): Promise<ExitCode> {
  const request = readRequest(words)
  if (!request.ok) return failed(complain, request.problem)
  const config = readConfig(environment, root)
  if (!config.ok) return failed(complain, config.problem)
  const data = openDataDirectory(config.value.dataDirectory)
  if (!data.ok) return failed(complain, data.problem)

  const storage = await openStorage(data.value.databaseFile)
  try {
    const { size, email } = request.value
    const account = findAccount(storage, email)
    if (!account.ok) return failed(complain, account.problem)
    const plans = createPlanCommands(storage, () => Date.now())
    const coordinator = { id: account.value.id, name: account.value.name, party: '' }
    const id = await plans.addWithHistory(coordinator, { title: largePlanTitle(size), updates: largePlanHistory(size) })
    print(`${id}\n${serverAddress(config.value, storage)}/plans/${id}\n`)
    return 0
  } finally {
    await storage.close()
  }
}

function readRequest(words: readonly string[]): Result<Request> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { tasks: text, edits: text, email: text } })
  const tasks = readNumber('--tasks', values.tasks, TASKS_DEFAULT, TASKS_MAX)
  if (!tasks.ok) return tasks
  const editsPerField = readNumber('--edits', values.edits, EDITS_DEFAULT, EDITS_MAX)
  if (!editsPerField.ok) return editsPerField
  const all = tasks.value * FIELDS_PER_TASK * editsPerField.value
  if (all > ALL_EDITS_MAX) return refused(`That would be ${grouped(all)} edits (tasks × ${FIELDS_PER_TASK} fields × edits); at most ${grouped(ALL_EDITS_MAX)} are made. Ask for fewer tasks or fewer edits.`)
  return ok({ size: { tasks: tasks.value, editsPerField: editsPerField.value }, email: values.email })
}

function readNumber(option: string, text: string | undefined, fallback: number, max: number): Result<number> {
  if (text === undefined) return ok(fallback)
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= max ? ok(number) : refused(`${option} takes a whole number from 1 to ${grouped(max)}, not "${text}".`)
}

function findAccount({ accounts }: Storage, email: string | undefined): Result<Account> {
  const account = email === undefined ? accounts.first() : accounts.findByEmail(email)
  if (account !== null) return ok(account)
  const missing = email === undefined ? 'There is no account yet' : `There is no account "${email}"`
  return refused(`${missing}. Make it with: npm run -s pacta -- sign-in-link --email ${email ?? 'person@example.org'}`)
}

function grouped(number: number): string {
  return number.toLocaleString('en')
}

function failed(complain: (line: string) => void, problem: string): ExitCode {
  complain(problem)
  return 1
}
