import type { PlanRecords } from '../../shared/schema/decode.ts'
import { decodeSlices } from '../../shared/protocol/slices.ts'
import { loadPlanDocument } from './planDocument.ts'

/**
 * An earlier version's records, put together in steps between which the page
 * can answer. Its document is let go: a version is read and never written.
 * Throws when the content is damaged.
 * @param content slices, as the server sends them
 */
export async function loadVersion(content: Uint8Array, pause: () => Promise<void>): Promise<PlanRecords> {
  const { doc, plan, damaged } = await loadPlanDocument(decodeSlices(content), [], pause)
  doc.destroy()
  if (damaged > 0) throw new Error('A version of the plan arrived damaged')
  return plan
}
