import type { UnsentRow } from '../../../client/sync/unsentRow.ts'
import type { Change, CommandContext } from '../../../shared/commands/transact.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import type { Laws } from './laws.ts'
import type { SimulatedDevice } from './simulatedDevice.ts'
import type { TabLife } from './tabLife.ts'

type Creation = Extract<Change, { on: 'created' }>

interface Made {
  readonly life: TabLife
  readonly creation: Creation
}

/** Follows everything that people made, to say at the end where it is. */
export class Markers {
  readonly #plan: PlanId
  readonly #made: Made[] = []
  readonly #dropped = new Set<string>()
  /** How often refused work was done again: another row took the place of the refused one in one transaction. */
  timesDoneAgain = 0
  readonly #onDevice: { readonly device: SimulatedDevice; readonly row: UnsentRow }[] = []

  constructor(plan: PlanId) {
    this.#plan = plan
  }

  /** The context of a session, whose commands are followed from here on. */
  follow(life: TabLife): CommandContext {
    const context = life.session.context()
    return {
      ...context,
      done: (command) => {
        context.done?.(command)
        for (const change of command.changes) if (change.on === 'created') this.#made.push({ life, creation: change })
      },
    }
  }

  stored(device: SimulatedDevice, rows: readonly UnsentRow[], dropped: readonly string[]): void {
    for (const row of rows) this.#onDevice.push({ device, row })
    for (const id of dropped) this.#dropped.add(id)
    this.timesDoneAgain += dropped.length > 0 && rows.length > 0 ? 1 : 0
  }

  /** Nothing that a device or the server has had is lost. */
  check(laws: Laws, lives: readonly TabLife[]): void {
    const plan = decodePlan(laws.stored)
    for (const { device, row } of this.#onDevice) {
      if (this.#dropped.has(row.id) && this.#isStoodFor(device, row, plan)) continue
      if (!laws.isStored(row.update) && !this.#refused(device).some(({ id }) => id === row.id)) throw new Error(`Lost from the device of ${device.name}: ${row.name}`)
    }
    for (const made of this.#made) this.#checkCreation(made, plan, lives)
  }

  #checkCreation({ life, creation }: Made, plan: PlanRecords, lives: readonly TabLife[]): void {
    if ((plan.records[creation.kind] as ReadonlyMap<string, unknown>).has(creation.id)) return
    if (this.#refused(life.device).some((row) => makes(row, creation))) {
      if (!lives.some(({ device, session }) => device === life.device && session.unsent.export().includes(creation.id))) throw new Error(`Refused work cannot be exported: ${creation.id}`)
      return
    }
    // A tab that crashed took along what neither its device nor the server had yet.
    if (!life.isOver || this.#onDevice.some(({ row }) => makes(row, creation))) throw new Error(`Lost: ${creation.kind} ${creation.id} of ${life.device.name}`)
  }

  /** Work that was done again lives on in a row of the same command, which is looked at itself; or the plan had all of it. */
  #isStoodFor(device: SimulatedDevice, { id, command, changes }: UnsentRow, plan: PlanRecords): boolean {
    if (this.#onDevice.some((other) => other.device === device && other.row.command === command && other.row.id !== id)) return true
    return changes.every((change) => change.on !== 'created' || (plan.records[change.kind] as ReadonlyMap<string, unknown>).has(change.id))
  }

  #refused(device: SimulatedDevice): UnsentRow[] {
    return device.storage.rowsOf({ user: device.user, plan: this.#plan }).filter(({ refused }) => refused !== null)
  }
}

function makes(row: UnsentRow, { id }: Creation): boolean {
  return row.changes.some((change) => change.on === 'created' && change.id === id)
}
