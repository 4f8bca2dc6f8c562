import { createMemoryUpdateLog } from '../../server/storage/memory/updateLog.ts'
import { describeUpdateLog } from './updateLog.ts'

describeUpdateLog('[S10] memory', async () => {
  let fails = false
  const log = createMemoryUpdateLog(async () => {
    if (fails) throw new Error('disk full')
  })
  return {
    log,
    reopen: async () => log,
    fail() {
      fails = true
    },
    mend() {
      fails = false
    },
    dispose: async () => {},
  }
})
