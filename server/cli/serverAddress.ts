import type { Config } from '../config.ts'
import { publicAddress } from '../publicAddress.ts'
import type { Storage } from '../storage/sqlite/openStorage.ts'

/** Where people reach the server; a running one knows best. */
export function serverAddress(config: Config, storage: Storage): string {
  return config.publicUrl ?? storage.settings.get('address') ?? publicAddress(config, config.port).url
}
