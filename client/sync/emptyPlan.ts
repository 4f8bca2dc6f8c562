import * as Y from 'yjs'
import { decodePlan, type PlanRecords } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'

/** What stands where no plan is open. */
export const emptyPlan: PlanRecords = decodePlan(openPlanDoc(new Y.Doc()))
