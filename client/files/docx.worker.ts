import { convertDocx } from './convertDocx.ts'

self.onmessage = async (event: MessageEvent<ArrayBuffer>) => {
  self.postMessage(await convertDocx({ arrayBuffer: event.data }))
}
