import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeUpdate } from '../../../shared/protocol/messages.ts'
import { effort, tellInSoak } from '../../helpers/effort.ts'
import { runProgram } from '../../helpers/programs/runProgram.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { createSeededRandom } from '../../helpers/seededRandom.ts'
import { connectStockClient, whenSynced } from '../../helpers/startSyncServer.ts'

const rounds = effort.killRounds
const unacknowledgedMax = 100

let directory: string
let running: ChildProcess | null = null
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pacta-kill-'))
})
afterEach(() => running?.kill('SIGKILL'))
afterAll(() => rmSync(directory, { recursive: true }))

test('[S2] after SIGKILL everything is there that was acknowledged, or seen by somebody else', { timeout: 30_000 * rounds }, async () => {
  const random = createSeededRandom(1)
  let url = await start()
  let allAcknowledged = 0
  for (let round = 0; round < rounds; round += 1) {
    const reader = connectStockClient(url, 'bob')
    await whenSynced(reader)
    const acknowledged = await writeUntilKilled(url, round, 1 + random.below(300))
    reader.destroy()
    url = await start()
    const after = connectStockClient(url, 'eve')
    await whenSynced(after)
    const edits = after.doc.getMap('edits')
    const seen = [...reader.doc.getMap('edits').keys()]
    expect(acknowledged).toBeGreaterThan(0)
    expect(keys(round, acknowledged).filter((key) => !edits.has(key))).toEqual([])
    expect(seen.filter((key) => !edits.has(key))).toEqual([])
    after.destroy()
    allAcknowledged += acknowledged
  }
  tellInSoak(`${rounds} kills: ${allAcknowledged} acknowledged edits, none lost`)
})

/** Edits without pause, and kills the server once `enough` edits were acknowledged; returns how many were in the end. */
async function writeUntilKilled(url: string, round: number, enough: number): Promise<number> {
  const client = await connectRaw(url, { query: '?pacta=1' })
  const document = new Y.Doc()
  document.on('update', (update: Uint8Array) => client.send(encodeUpdate(update)))
  const acknowledged = (): number => client.received.reduce((count, message) => (message.type === 'acknowledgement' ? message.count : count), 0)
  let isClosed = false
  void client.closed.then(() => (isClosed = true))
  for (let edit = 0; !isClosed; await nextTurn()) {
    while (!isClosed && edit < acknowledged() + unacknowledgedMax) {
      document.getMap('edits').set(`${round}-${edit}`, edit)
      edit += 1
    }
    if (acknowledged() >= enough) running?.kill('SIGKILL')
  }
  return acknowledged()
}

function keys(round: number, count: number): string[] {
  return Array.from({ length: count }, (_, edit) => `${round}-${edit}`)
}

async function start(): Promise<string> {
  const program = runProgram('killableServer', [join(directory, 'pacta.sqlite')])
  running = program.child
  const [url] = await program.printed(/ws:\S+(?=\n)/)
  return url
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
