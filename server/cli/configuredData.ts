import { ok, type Result } from '../../shared/result.ts'
import { readConfig } from '../config.ts'
import { dataFilesIn, type DataFiles } from '../storage/dataDirectory.ts'
import type { Surroundings } from './Surroundings.ts'

export interface ConfiguredData extends DataFiles {
  readonly dataDirectory: string
}

/** Where the settings say that the data is; makes nothing. */
export function configuredData({ environment, root }: Pick<Surroundings, 'environment' | 'root'>): Result<ConfiguredData> {
  const config = readConfig(environment, root)
  if (!config.ok) return config
  const { dataDirectory } = config.value
  return ok({ dataDirectory, ...dataFilesIn(dataDirectory) })
}
