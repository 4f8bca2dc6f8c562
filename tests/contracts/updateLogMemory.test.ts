import { createMemoryUpdateLog } from '../../server/storage/memory/updateLog.ts'
import { describeUpdateLog } from './updateLog.ts'

describeUpdateLog('[S10] memory', async () => {
  let mustFail = false
  const log = createMemoryUpdateLog(async () => {
    if (!mustFail) return
    mustFail = false
    throw new Error('disk full')
  })
  return {
    log,
    reopen: async () => log,
    failNextCommit() {
      mustFail = true
    },
    dispose: async () => {},
  }
})
