import { rmSync } from 'node:fs'
import { preparedData, startServer } from './server.ts'

/** Before all tests: makes the demonstration once. Each file's server begins with a copy of it. */
export default async function prepareData(): Promise<() => void> {
  const { data, stop } = await startServer({ from: 'nothing' })
  await stop()
  process.env[preparedData] = data
  return () => rmSync(data, { recursive: true, force: true })
}
