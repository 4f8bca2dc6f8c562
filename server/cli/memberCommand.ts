import { parseArgs } from 'node:util'
import { isId, type PlanId } from '../../shared/ids.ts'
import { isRole, roles, type Role } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { createAuth } from '../auth/auth.ts'
import { createSignInLinks } from '../auth/signInLinks.ts'
import { createMemberCommands, type MemberProblem } from '../commands/members.ts'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { openDataDirectory } from '../storage/dataDirectory.ts'
import type { Member } from '../storage/sqlite/memberships.ts'
import { openStorage, type Storage } from '../storage/sqlite/openStorage.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

interface Request {
  readonly planId: PlanId
  readonly change: Change | null
}

interface Change {
  readonly email: string
  /** Null removes. */
  readonly role: Role | null
}

/** `member`: lists the members of a plan, gives one another role, or removes one. Live connections follow at once. */
export async function memberCommand(words: readonly string[], { print, complain, environment, root }: Surroundings): Promise<ExitCode> {
  const request = readRequest(words)
  if (!request.ok) return failed(complain, request.problem)
  const config = readConfig(environment, root)
  if (!config.ok) return failed(complain, config.problem)
  const data = openDataDirectory(config.value.dataDirectory)
  if (!data.ok) return failed(complain, data.problem)

  const storage = await openStorage(data.value.databaseFile)
  try {
    const answer = await answerRequest(request.value, storage, data.value.secret)
    if (!answer.ok) return failed(complain, answer.problem)
    print(answer.value)
    return 0
  } finally {
    await storage.close()
  }
}

function readRequest(words: readonly string[]): Result<Request> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { plan: text, email: text, role: text, remove: { type: 'boolean', default: false } } })
  const { plan, email, role, remove } = values
  if (plan === undefined) return refused('Say which plan: --plan ID. Its id stands in the address of its page, behind /plans/.')
  if (!isId<'plan'>(plan)) return refused(unknownPlan(plan))
  if (email === undefined) return role === undefined && !remove ? ok({ planId: plan, change: null }) : refused('Say which member: --email person@example.org')
  if (remove === (role !== undefined)) return refused(`Say what is to become of ${email}: either --role ${roles.join('|')}, or --remove`)
  if (role !== undefined && !isRole(role)) return refused(`There is no role "${role}". Choose one of: ${roles.join(', ')}`)
  return ok({ planId: plan, change: { email, role: role ?? null } })
}

async function answerRequest({ planId, change }: Request, storage: Storage, secret: string): Promise<Result<string>> {
  if (!storage.plans.exists(planId)) return refused(unknownPlan(planId))
  const members = storage.memberships.ofPlan(planId)
  if (change === null) return ok(members.map(lineOf).join(''))
  const member = members.find(({ email }) => email.toLowerCase() === change.email.toLowerCase())
  if (!member) return refused(`${change.email} is no member of this plan. To add somebody: sign-in-link --email ${change.email} --plan ${planId} --role ${change.role ?? 'R'}`)
  const now = (): number => Date.now()
  const auth = await createAuth({ database: storage.database, accounts: storage.accounts, secret, isSecure: false, port: 0, log: createLog() })
  const commands = createMemberCommands({ auth, storage, signInLinks: createSignInLinks(storage.signInLinks, now), now })
  if (change.role === null) {
    const removed = commands.remove(planId, member.userId)
    return removed.ok ? ok(`${member.email} is no member of this plan any more.\n`) : refused(problemWords[removed.problem])
  }
  const saved = await commands.save(planId, null, { email: member.email, role: change.role, wantsLink: false })
  return saved.ok ? ok(lineOf({ ...member, role: change.role })) : refused(problemWords[saved.problem])
}

/** For reading and for other programs: one member per line, columns divided by tabs. */
function lineOf({ email, role, name, party }: Member): string {
  return `${[email, role, name, party].map((column) => column.replace(/\s+/g, ' ')).join('\t')}\n`
}

const problemWords: Record<MemberProblem, string> = {
  'role-missing': `Say which role the person has: --role ${roles.join('|')}`,
  'member-unknown': 'This person is no member of the plan any more.',
  'last-coordinator': 'A plan needs a coordinator, and this is the last one. Make somebody else coordinator first.',
}

function unknownPlan(plan: string): string {
  return `There is no plan "${plan}". Its id stands in the address of its page, behind /plans/.`
}

function failed(complain: (line: string) => void, problem: string): ExitCode {
  complain(problem)
  return 1
}
