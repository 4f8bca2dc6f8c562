import { documentCalls, type DocumentWork } from '../../server/sync/documentWork.ts'

/** What threads do in the running server, done at once: for tests that let time pass by hand. */
export const workInThisThread: DocumentWork = {
  compact: async (seq, parts) => documentCalls.compact({ seq, parts }),
  difference: async (slices, stateVector) => documentCalls.difference({ slices, stateVector }),
  examine: async (known, update) => documentCalls.examine({ known, update }),
  close: async () => undefined,
}
