import type { PlanRecords } from '../../shared/schema/decode.ts'
import { linkKinds } from '../../shared/schema/links.ts'
import { recordKinds } from '../../shared/schema/records.ts'
import type { DeviceLog, DeviceRoom, ShownPlan } from './deviceLog.ts'
import type { PlanChange } from './projectRecords.ts'
import { allParts, partOf, writeProjection } from './storedProjection.ts'
import type { Surroundings } from './surroundings.ts'

/** A smaller plan's document is here as soon as its picture would be. */
const RECORDS_MIN = 1_000
/** Rewriting parts at every change would wear the disk; a picture may be this old, since it is only looked at. */
const WRITE_PERIOD_MS = 10_000

/** Keeps the picture of a large plan's records on the device (storedProjection.ts). */
export interface ProjectionKeeper {
  /** The picture, if there is one. A device that refuses to be read has none. */
  load(): Promise<ShownPlan | null>
  /** The document has loaded and differs from the picture in this. From now on it is kept. */
  begin(plan: () => PlanRecords, difference: Touched): void
  changed(change: Touched): void
  /** Writes what has changed. */
  close(): Promise<void>
}

type Touched = Pick<PlanChange, 'records' | 'links'>

export function openProjectionKeeper(
  device: Pick<DeviceLog, 'loadProjection' | 'saveProjection'>, room: DeviceRoom, world: Pick<Surroundings, 'every' | 'onLeaving' | 'pause'>,
): ProjectionKeeper {
  const touched = new Set<number>()
  let isWhole = false
  /** What is of no record stands in every write; a change of it alone is a reason for one, too. */
  let storedMeta: PlanRecords['meta'] | null = null
  let plan: (() => PlanRecords) | null = null
  let writing: Promise<void> = Promise.resolve()

  function changed({ records, links }: Touched): void {
    for (const id of records) touched.add(partOf(id))
    for (const key of links) touched.add(partOf(key))
  }

  function write(pause: () => Promise<void>): Promise<void> {
    writing = writing.then(() => writeTouched(pause))
    return writing
  }

  async function writeTouched(pause: () => Promise<void>): Promise<void> {
    const now = plan?.()
    if (!now || countEntries(now) < RECORDS_MIN) return
    if (isWhole && touched.size === 0 && storedMeta === now.meta) return
    const parts = new Set(isWhole ? touched : allParts)
    touched.clear()
    try {
      storedMeta = now.meta
      await device.saveProjection(room, await writeProjection(now, parts, pause))
      isWhole = true
    } catch {
      // Nothing rests on it, and the chip tells of a device that refuses. The whole is written when there is room again.
      isWhole = false
    }
  }

  const stops = [
    world.every(WRITE_PERIOD_MS, () => void write(world.pause)),
    // No time is left for pauses: what is not handed to the browser now is lost.
    world.onLeaving(() => void write(() => Promise.resolve())),
  ]

  return {
    async load() {
      const shown = await device.loadProjection(room).catch(() => null)
      isWhole = shown !== null
      storedMeta = shown?.plan.meta ?? null
      return shown
    },
    begin(current, difference) {
      plan = current
      changed(difference)
    },
    changed,
    async close() {
      for (const stop of stops) stop()
      await write(world.pause)
    },
  }
}

function countEntries(plan: PlanRecords): number {
  return recordKinds.reduce((sum, kind) => sum + plan.records[kind].size, 0) + linkKinds.reduce((sum, kind) => sum + plan.links[kind].size, 0)
}
