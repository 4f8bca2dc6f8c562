import { sheetsOf } from './sheetsOf.ts'

self.onmessage = async (event: MessageEvent<ArrayBuffer>) => {
  self.postMessage(await sheetsOf(event.data))
}
