import type { DeviceBatch, DeviceLog, DeviceRoom, PlanFacts, RowMark } from './deviceLog.ts'
import type { UnsentRow } from './unsentRow.ts'

/**
 * Writes to the device without anybody waiting for it: what gathers while one
 * transaction is under way goes into the next. What the device refused stays
 * queued in memory and is tried again with the next write.
 */
export interface DeviceQueue {
  addRow(row: UnsentRow): void
  /** The first row takes the place of the second: at no moment has the device both, or neither. */
  replaceRow(row: UnsentRow, replaced: UnsentRow): void
  drop(rows: readonly UnsentRow[]): void
  acknowledge(rows: readonly UnsentRow[]): void
  addSlice(update: Uint8Array): void
  mark(marks: readonly RowMark[]): void
  /** Ordered behind what was queued before, so that a complete plan is complete on the device. */
  note(about: PlanFacts): void
  /** Tries what the device has refused once more; nothing when nothing waits. */
  again(): void
  /** Resolves when nothing is waiting any more, stored or refused. */
  settled(): Promise<void>
}

export interface DeviceQueueEvents {
  /** These are on the device now. */
  readonly stored: (batch: DeviceBatch) => void
  readonly refused: (error: unknown) => void
}

export function openDeviceQueue(log: Pick<DeviceLog, 'write'>, room: DeviceRoom, events: DeviceQueueEvents): DeviceQueue {
  let waiting = emptyBatch()
  let writing: Promise<void> | null = null

  function start(): void {
    // A microtask later, so that a command can still say what it was.
    writing ??= Promise.resolve().then(run)
  }

  async function run(): Promise<void> {
    while (!isEmpty(waiting)) {
      const batch = waiting
      waiting = emptyBatch()
      try {
        await log.write(room, batch)
        events.stored(batch)
      } catch (error) {
        waiting = joinBatches(batch, waiting)
        events.refused(error)
        break
      }
    }
    writing = null
  }

  function add(batch: Partial<DeviceBatch>): void {
    waiting = joinBatches(waiting, { ...emptyBatch(), ...batch })
    start()
  }

  return {
    addRow: (row) => add({ rows: [row] }),
    replaceRow: (row, replaced) => add({ rows: [row], dropped: [replaced.id] }),
    drop: (rows) => add({ dropped: rows.map(({ id }) => id) }),
    acknowledge: (acknowledged) => add({ acknowledged }),
    addSlice: (update) => add({ slices: [update] }),
    mark: (marks) => add({ marks }),
    note: (about) => { if (Object.keys(about).length > 0) add({ about }) },
    again: start,
    settled: async () => { await writing },
  }
}

function emptyBatch(): DeviceBatch {
  return { rows: [], acknowledged: [], dropped: [], slices: [], marks: [], about: {} }
}

function isEmpty(batch: DeviceBatch): boolean {
  const { rows, acknowledged, dropped, slices, marks, about } = batch
  return [rows, acknowledged, dropped, slices, marks].every(({ length }) => length === 0) && Object.keys(about).length === 0
}

function joinBatches(first: DeviceBatch, second: DeviceBatch): DeviceBatch {
  return {
    rows: [...first.rows, ...second.rows],
    acknowledged: [...first.acknowledged, ...second.acknowledged],
    dropped: [...first.dropped, ...second.dropped],
    slices: [...first.slices, ...second.slices],
    marks: [...first.marks, ...second.marks],
    about: { ...first.about, ...second.about },
  }
}
