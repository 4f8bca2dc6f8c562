import type { Page } from '@playwright/test'
import { setField, setFields } from '../../../shared/commands/fields.ts'
import { archive } from '../../../shared/commands/archiving.ts'
import { addTasks, moveTask } from '../../../shared/commands/tasks.ts'
import type { CollisionPage, ToldCollision, ToldSide } from '../../../shared/review/toldCollision.ts'
import type { Place } from '../../../shared/review/entries.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import type { PlanClient } from './planClient.ts'
import type { Somebody } from './team.ts'

interface People {
  readonly me: Somebody
  readonly other: Somebody
}

/** Makes a plan whose values are those that stand in the collisions of every kind, and answers these. */
export async function everyKind({ context, records, stored }: PlanClient, { me, other }: People): Promise<ToldCollision[]> {
  const [note, points, meeting] = [...records().records.task.values()].map(({ id }) => id)
  const commitment = [...records().records.commitment.values()][0]!.id
  const added = addTasks(context, ['Review national law on passenger data', 'Agree the list of joint activities', 'Archived with work on it'].map((title) => ({ title, depth: 0 })), { parent: null, commitment })
  const [review, draft, gone] = added.ok ? added.value : []
  const long = 'One State in Central Asia asked.\nThe review of its law comes first, and only then the assessment of what its border guards, its carriers and its data protection authority need. '.repeat(3)
  setFields(context, 'task', note!, { due: '2027-04-01' as PlanDate, title: 'مذكرة مفاهيمية بشأن تبادل المعلومات مع الدول المشاركة' })
  setField(context, 'task', points!, 'state', 'blocked')
  setField(context, 'task', meeting!, 'description', long)
  moveTask(context, review!, { parent: meeting!, commitment: null })
  archive(context, 'task', [gone!])
  await stored()

  const at = Date.parse('2026-02-13T20:15:00Z')
  const mine = author(me)
  const theirs = author(other)
  const third = { id: 'somebody-else', name: 'Expert with a name that is much longer than most names' }
  const task = (id: string | undefined, key: string): Place => ({ on: 'record', kind: 'task', id: id ?? '', key })
  const side = (place: Place, value: ToldSide['value'], by: ToldSide['author'], of: Partial<ToldSide> = {}): ToldSide => ({ place, value, isCut: false, at, madeBeforeSync: false, author: by, ...of })
  const offline = { madeBeforeSync: true }
  const instant = '2026-02-13T19:02:00.000Z'
  const told: Omit<ToldCollision, 'id' | 'seq'>[] = [
    { kind: 'field', gaveWay: side(task(note, 'due'), '2027-03-01', mine, offline), stands: side(task(note, 'due'), '2027-04-01', theirs) },
    { kind: 'field', gaveWay: side(task(points, 'state'), 'in-progress', theirs), stands: side(task(points, 'state'), 'blocked', mine, offline) },
    { kind: 'field', gaveWay: side(task(note, 'title'), `A concept note ${'with a very long title '.repeat(9)}`, mine), stands: side(task(note, 'title'), 'مذكرة مفاهيمية بشأن تبادل المعلومات مع الدول المشاركة', theirs) },
    { kind: 'field', gaveWay: side(task(meeting, 'description'), long.replace('in Central Asia ', '').replace('its carriers and', 'its carriers, its airports and'), mine, offline), stands: side(task(meeting, 'description'), long, theirs) },
    { kind: 'field', gaveWay: side(task(draft, 'due'), '2027-05-01', mine), stands: side(task(draft, 'due'), '2027-06-01', theirs) },
    { kind: 'moved', gaveWay: side(task(review, 'parent'), points!, mine), stands: side(task(review, 'parent'), meeting!, theirs) },
    ...['due', 'title', 'state', 'description', 'agenda', 'milestone'].map((key, index) => ({
      kind: 'archived' as const,
      gaveWay: side(task(gone, key), ['2027', 'Still worked on', 'in-progress', 'It is needed.', 'One point', true][index]!, mine, offline), stands: side(task(gone, 'archivedAt'), instant, theirs),
    })),
    { kind: 'link', gaveWay: side({ on: 'link', kind: 'taskCommitment', key: `${gone}|${commitment}` }, true, mine), stands: side(task(gone, 'archivedAt'), instant, third) },
    { kind: 'field', gaveWay: side(task(draft, 'title'), 'One value', theirs), stands: side(task(draft, 'title'), 'Agree the list of joint activities', third) },
  ]
  return told.map((collision, index) => ({ ...collision, id: `1:${index}~${collision.kind === 'archived' ? '2:0' : `2:${index}`}`, seq: 1 }))
}

/** The server's answer is these collisions. */
export async function tellCollisions(page: Page, collisions: readonly ToldCollision[]): Promise<void> {
  await page.route('**/api/plans/*/collisions*', async (route) => {
    const answer = (await (await route.fetch()).json()) as CollisionPage
    const isNew = new URL(route.request().url()).searchParams.get('since') === '0'
    await route.fulfill({ json: { ...answer, collisions: isNew ? collisions : [], next: null } satisfies CollisionPage })
  })
}

function author({ userId, name }: Somebody): ToldSide['author'] {
  return { id: userId, name }
}
