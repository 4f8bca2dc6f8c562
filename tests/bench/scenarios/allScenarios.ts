import { coldReader } from './coldReader.ts'
import { fanOut } from './fanOut.ts'
import { joiners } from './joiners.ts'
import { lightLoad } from './lightLoad.ts'
import { manyPlans } from './manyPlans.ts'
import { memory } from './memory.ts'
import { reconnect } from './reconnect.ts'
import type { Scenario } from './Scenario.ts'
import { storage } from './storage.ts'

/** The work as the bars mean it. */
export function fullScenarios(): readonly Scenario[] {
  const largePlan = { tasks: 10_000 }
  const ordinaryPlan = { tasks: 500 }
  return [
    fanOut({ ...ordinaryPlan, clients: 100, writers: 20, editsPerSecond: 40, warmUpSeconds: 3, seconds: 10 }),
    lightLoad({ ...ordinaryPlan, editsPerSecond: 5, warmUpSeconds: 2, seconds: 10 }),
    manyPlans({ plans: 300, tasks: 20, editsPerSecond: 1, warmUpSeconds: 3, seconds: 10 }),
    coldReader(largePlan),
    joiners({ ...largePlan, clients: 50 }),
    reconnect({ ...ordinaryPlan, clients: 30, editsPerClient: 100 }),
    memory({ large: { ...largePlan, plans: 3 }, small: { plans: 200, tasks: 20 } }),
    storage(largePlan),
  ]
}

/** The same code with little work: it proves the counting, not the figures. */
export function smallScenarios(): readonly Scenario[] {
  const tinyPlan = { tasks: 2 }
  return [
    fanOut({ ...tinyPlan, clients: 4, writers: 2, editsPerSecond: 40, warmUpSeconds: 0.1, seconds: 0.2 }),
    lightLoad({ ...tinyPlan, editsPerSecond: 20, warmUpSeconds: 0.1, seconds: 0.2 }),
    manyPlans({ plans: 3, ...tinyPlan, editsPerSecond: 20, warmUpSeconds: 0.1, seconds: 0.2 }),
    coldReader(tinyPlan),
    joiners({ ...tinyPlan, clients: 3 }),
    reconnect({ ...tinyPlan, clients: 3, editsPerClient: 5 }),
    memory({ large: { plans: 2, tasks: 3 }, small: { ...tinyPlan, plans: 2 } }),
    storage(tinyPlan),
  ]
}
