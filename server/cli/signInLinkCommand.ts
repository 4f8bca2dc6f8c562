import { parseArgs } from 'node:util'
import { isRole, roles, type Role } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { isId, type PlanId } from '../../shared/ids.ts'
import { createAuth } from '../auth/auth.ts'
import { isEmail } from '../auth/emailAddress.ts'
import { createSignInLinks } from '../auth/signInLinks.ts'
import { createMemberCommands } from '../commands/members.ts'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { openDataDirectory } from '../storage/dataDirectory.ts'
import { openStorage, type Storage } from '../storage/sqlite/openStorage.ts'
import { serverAddress } from './serverAddress.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

interface Request {
  readonly email: string
  readonly name: string | undefined
  readonly membership: { readonly planId: PlanId; readonly role: Role; readonly party: string | undefined } | null
}

/** `sign-in-link`: does from the shell what Share does in the browser, also while the server runs. */
export async function signInLinkCommand(words: readonly string[], { print, complain, environment, root }: Surroundings): Promise<ExitCode> {
  const request = readRequest(words)
  if (!request.ok) return failed(complain, request.problem)
  const config = readConfig(environment, root)
  if (!config.ok) return failed(complain, config.problem)
  const data = openDataDirectory(config.value.dataDirectory)
  if (!data.ok) return failed(complain, data.problem)

  const storage = await openStorage(data.value.databaseFile)
  try {
    const path = await makeLink(request.value, storage, data.value.secret)
    if (!path.ok) return failed(complain, path.problem)
    print(`${serverAddress(config.value, storage)}${path.value}\n`)
    return 0
  } finally {
    await storage.close()
  }
}

function readRequest(words: readonly string[]): Result<Request> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { email: text, name: text, plan: text, role: text, party: text } })
  const { email, name, plan, role, party } = values
  if (email === undefined) return refused('Say for whom: --email person@example.org')
  if (!isEmail(email)) return refused(`"${email}" is not an e-mail address.`)
  if (plan === undefined) {
    if (role !== undefined || party !== undefined) return refused('--role and --party belong to a plan: say which with --plan ID.')
    return ok({ email, name, membership: null })
  }
  if (!isId<'plan'>(plan)) return refused(unknownPlan(plan))
  if (!isRole(role)) return refused(`Say which role the person has on the plan: --role ${roles.join('|')}`)
  return ok({ email, name, membership: { planId: plan, role, party } })
}

async function makeLink({ email, name, membership }: Request, storage: Storage, secret: string): Promise<Result<string>> {
  const now = (): number => Date.now()
  const auth = await createAuth({ database: storage.database, accounts: storage.accounts, secret, isSecure: false, port: 0, log: createLog() })
  const signInLinks = createSignInLinks(storage.signInLinks, now)
  if (membership === null) {
    const { id } = await auth.ensureAccount({ email, name: name ?? email })
    return ok(signInLinks.create({ userId: id, planId: null }))
  }
  const { planId, role, party } = membership
  if (!storage.plans.exists(planId)) return refused(unknownPlan(planId))
  const members = createMemberCommands({ auth, storage, signInLinks, now })
  const saved = await members.save(planId, null, { email, name, role, party, wantsLink: true })
  if (!saved.ok) return refused(saved.problem === 'last-coordinator' ? 'A plan needs a coordinator, and this is the last one. Make somebody else coordinator first.' : saved.problem)
  return ok(saved.value.linkPath ?? '')
}

function unknownPlan(plan: string): string {
  return `There is no plan "${plan}". Its id stands in the address of its page, behind /plans/.`
}

function failed(complain: (line: string) => void, problem: string): ExitCode {
  complain(problem)
  return 1
}
