import type * as Y from 'yjs'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks, moveTask } from '../../../shared/commands/tasks.ts'
import type { Id } from '../../../shared/ids.ts'
import type { Json } from '../../../shared/commands/transact.ts'
import { recordRoot } from '../../../shared/schema/planDoc.ts'
import { must } from '../../helpers/planBuilder.ts'
import type { SeededRandom } from '../../helpers/seededRandom.ts'
import { startTravellers, type ArrivingAt, type Traveller } from '../../helpers/travellers.ts'

/** One value that somebody wrote, and what they knew: seen from above, without looking into any update. */
export interface Write {
  /** Yjs's name for it, as the writer's device gave it. */
  readonly entry: string
  readonly person: string
  readonly task: string
  readonly key: string
  readonly value: Json
  /** The entry that the writer saw there. */
  readonly saw: string | null
  /** All that had reached the writer's device. */
  readonly known: ReadonlySet<string>
}

const TASKS = 3
const keys = ['title', 'description', 'state', 'parent', 'archivedAt'] as const

/** Edits, journeys and returns of some people, all told to the log; ends when all are back. */
export function playHistory(random: SeededRandom, log: ArrivingAt, names: readonly string[], between: () => void): readonly Write[] {
  const people = startTravellers(log, names)
  const tasks = must(addTasks(people[0]!.plan.context, Array.from({ length: TASKS }, (_, index) => ({ title: `Task ${index}`, depth: 0 })), { parent: null, commitment: null }))
  const writes: Write[] = []
  const known = new Map(people.map(({ name }) => [name, new Set<string>()]))
  const seen = new Map(people.map(({ name, plan }) => [name, standing(plan.doc, tasks)]))
  const away = new Set<Traveller>()

  const note = (person: Traveller): void => {
    const before = seen.get(person.name)!
    const after = standing(person.plan.doc, tasks)
    const own = known.get(person.name)!
    const sofar = new Set(own)
    for (const [place, { entry, value }] of after) {
      if (before.get(place)?.entry === entry) continue
      const [task, key] = place.split(' ') as [string, string]
      writes.push({ entry, person: person.name, task, key, value, saw: before.get(place)?.entry ?? null, known: sofar })
    }
    for (const { entry, person: by } of writes) if (by === person.name) own.add(entry)
    seen.set(person.name, after)
    meet()
  }
  /** Who is connected knows what every other one of them does. */
  const meet = (): void => {
    const present = people.filter((person) => !away.has(person))
    const all = new Set(present.flatMap(({ name }) => [...known.get(name)!]))
    for (const entry of arrived) all.add(entry)
    for (const entry of all) arrived.add(entry)
    for (const { name, plan } of present) {
      known.set(name, new Set(all))
      seen.set(name, standing(plan.doc, tasks))
    }
  }
  const arrived = new Set<string>()

  for (let step = 0; step < 12 + random.below(30); step += 1) {
    const person = random.pick(people)
    if (random.below(5) === 0) {
      away.add(person)
      person.leave()
    } else if (random.below(6) === 0 && away.has(person)) {
      person.comeBack(random.pick(['packets', 'packets', 'frames', 'difference']))
      away.delete(person)
      meet()
    } else {
      edit(person, random, tasks, step)
      note(person)
    }
    between()
  }
  for (const person of away) {
    person.comeBack(random.pick(['packets', 'frames']))
    away.delete(person)
    meet()
    between()
  }
  return writes
}

function edit({ plan, name }: Traveller, random: SeededRandom, tasks: readonly Id<'task'>[], step: number): void {
  const { context } = plan
  const task = random.pick(tasks)
  switch (random.below(8)) {
    case 0: return void archive(context, 'task', [task])
    case 1: return void restore(context, 'task', [task])
    case 2: return void moveTask(context, task, { parent: random.pick([null, ...tasks]), commitment: null })
    case 3: return void setField(context, 'task', task, 'state', random.pick(['done', 'blocked'] as const))
    case 4: return void setField(context, 'task', task, 'description', null)
    case 5: return void setField(context, 'task', task, 'description', `${name} ${step}`)
    default: return void setField(context, 'task', task, 'title', `${name} ${step}`)
  }
}

/** What stands in each place, by Yjs's name for the entry. */
export function standing(doc: Y.Doc, tasks: readonly string[]): Map<string, { readonly entry: string; readonly value: Json }> {
  const found = new Map<string, { entry: string; value: Json }>()
  for (const task of tasks) {
    const record = recordRoot(doc, 'task').get(task)
    for (const key of keys) {
      const item = record?._map.get(key)
      if (item !== undefined) found.set(`${task} ${key}`, { entry: `${item.lastId.client}:${item.lastId.clock}`, value: (record?.get(key) ?? null) as Json })
    }
  }
  return found
}
