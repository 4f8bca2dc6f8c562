import { isId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { createRemovalCommands, type RemovalCommands, type RemovalProblem } from '../commands/planRemovals.ts'
import { openStorage } from '../storage/sqlite/openStorage.ts'
import type { PlanRemoval } from '../storage/sqlite/planRemovals.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** `plan remove|keep ID`, `plan list-removed`: removes a plan after the grace period, takes that back, or lists such plans. */
export async function planCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const data = configuredData(surroundings)
  if (!data.ok) return failed(surroundings, data.problem)
  const storage = await openStorage(data.value.databaseFile)
  try {
    const answer = answerWords(words, createRemovalCommands(storage, () => Date.now()))
    if (!answer.ok) return failed(surroundings, answer.problem)
    surroundings.print(answer.value)
    return 0
  } finally {
    await storage.close()
  }
}

function answerWords([verb, planId, ...more]: readonly string[], removals: RemovalCommands): Result<string> {
  if (verb === 'list-removed' && planId === undefined) return ok(removals.all().map(lineOf).join(''))
  if ((verb !== 'remove' && verb !== 'keep') || planId === undefined || more.length > 0) return refused('Say what to do: plan remove ID, plan keep ID, or plan list-removed')
  if (!isId<'plan'>(planId)) return refused(problemWords(planId)['plan-unknown'])
  if (verb === 'keep') {
    const kept = removals.keep(planId)
    return kept.ok ? ok('The plan is kept. Its members have it again.\n') : refused(problemWords(planId)[kept.problem])
  }
  const removed = removals.remove(planId, null)
  return removed.ok ? ok(lineOf(removed.value)) : refused(problemWords(planId)[removed.problem])
}

/** For reading and for other programs: one plan per line, columns divided by tabs. */
function lineOf({ planId, title, removesAt }: PlanRemoval): string {
  return `${[planId, new Date(removesAt).toISOString(), title.replace(/\s+/g, ' ')].join('\t')}\n`
}

function problemWords(planId: string): Record<RemovalProblem, string> {
  return {
    'plan-unknown': `There is no plan "${planId}". Its id stands in the address of its page, behind /plans/.`,
    'not-being-removed': 'This plan is not being removed: there is nothing to take back.',
    'too-late': 'The time in which this plan could be kept is over. A backup may still have it.',
  }
}

function failed({ complain }: Surroundings, problem: string): ExitCode {
  complain(problem)
  return 1
}
