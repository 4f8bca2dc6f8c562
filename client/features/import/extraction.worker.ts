import { extract } from '../../../shared/extraction/extract.ts'

/** Reads a long text away from the page: the page stays usable, and stopping the worker cancels. */
self.onmessage = (event: MessageEvent<string>) => {
  self.postMessage(extract(event.data))
}
