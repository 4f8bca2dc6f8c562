import { parseArgs } from 'node:util'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { verifyFile, verifyPlans, type VerifiedPlan } from '../storage/verify/verifyDatabase.ts'
import { configuredData } from './configuredData.ts'
import { rowCount } from './rowCount.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** `verify`: reads everything that is stored and says what is wrong; also while the server runs. */
export async function verifyCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain } = surroundings
  parseArgs({ args: [...words], options: {} })
  const data = configuredData(surroundings)
  const database = data.ok ? openForReading(data.value.databaseFile) : data
  if (!database.ok) {
    complain(database.problem)
    return 1
  }
  try {
    let problemCount = 0
    for (const problem of verifyFile(database.value)) {
      problemCount += 1
      print(`${problem}\n`)
    }
    for (const plan of verifyPlans(database.value)) {
      problemCount += plan.problems.length
      print(described(plan))
    }
    print(problemCount === 0 ? 'Everything is right.\n' : `${problemCount === 1 ? '1 problem' : `${problemCount} problems`}.\n`)
    return problemCount === 0 ? 0 : 1
  } finally {
    database.value.close()
  }
}

function described({ planId, title, rows, problems }: VerifiedPlan): string {
  const plan = `Plan ${planId} ${title === null ? '(missing)' : `"${title}"`}, ${rowCount(rows)}`
  if (problems.length === 0) return `${plan}: right\n`
  return `${plan}: WRONG\n${problems.map((problem) => `  - ${problem}\n`).join('')}`
}
