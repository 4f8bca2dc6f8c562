import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { archive, restore } from '../../../shared/commands/archiving.ts'
import { addCommitment, assess, moveCommitment, splitIntoItems } from '../../../shared/commands/commitments.ts'
import { addEvidence } from '../../../shared/commands/evidence.ts'
import { setEntry, setField, setFields, setMembers } from '../../../shared/commands/fields.ts'
import { importSource } from '../../../shared/commands/import.ts'
import { tasksFromItems } from '../../../shared/commands/items.ts'
import { addNextMeeting, settleDecision, taskFromDecision } from '../../../shared/commands/meetings.ts'
import { addFocalPoint, addInstrument, addParty, relateInstruments } from '../../../shared/commands/parties.ts'
import { setListEntry, setPlanField } from '../../../shared/commands/plan.ts'
import { addRequest, moveRequest } from '../../../shared/commands/requests.ts'
import { commitmentFromSelection } from '../../../shared/commands/sources.ts'
import { addTasks, indentTask, linkTask, moveTask, outdentTask } from '../../../shared/commands/tasks.ts'
import { addSteps, applyTemplate, moveStep, removeStep, renameStep } from '../../../shared/commands/templates.ts'
import type { CommandContext } from '../../../shared/commands/transact.ts'
import type { Id } from '../../../shared/ids.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import type { RecordKind } from '../../../shared/schema/records.ts'
import { assessmentStatuses, lifecycles, pillars, requestStages, taskStates } from '../../../shared/schema/words.ts'
import { frameBytesAside } from '../../../server/sync/limits.ts'
import type { SeededRandom } from '../../helpers/seededRandom.ts'

const text = 'The parties agree to exchange information and to hold a joint meeting in Tashkent next year.'
/** So large that the server examines the frame aside. */
const longText = text.padEnd(frameBytesAside + 1, '.')

interface Hand {
  readonly context: CommandContext
  readonly plan: PlanRecords
  readonly random: SeededRandom
  /** A word that nobody has written yet. */
  readonly word: string
  /** A record of this kind, archived or not; null when there is none. */
  any<Kind extends RecordKind>(kind: Kind): Id<Kind> | null
  /** The same, but now and then null on purpose. */
  anyOrNone<Kind extends RecordKind>(kind: Kind): Id<Kind> | null
}

/** Does what a person might do next in this tab. Commands may refuse; they must not throw. */
export function doSomething(session: PlanSession, context: CommandContext, random: SeededRandom, word: string): void {
  const plan = session.plan.snapshot.value
  const any = <Kind extends RecordKind>(kind: Kind): Id<Kind> | null => {
    const ids = [...plan.records[kind].keys()] as Id<Kind>[]
    return ids.length === 0 ? null : random.pick(ids)
  }
  const hand: Hand = {
    context, plan, random, word, any,
    anyOrNone: (kind) => (random.below(2) === 0 ? null : any(kind)),
  }
  const roll = random.below(20)
  if (roll === 0) session.undoStack.undo()
  else if (roll === 1) session.undoStack.redo()
  else if (roll < 6) addTasks(hand.context, [{ title: word, depth: 0 }], { parent: hand.anyOrNone('task'), commitment: hand.anyOrNone('commitment') })
  else if (roll < 9) random.pick(creations)(hand)
  else if (roll < 13) random.pick(placings)(hand)
  else random.pick(settings)(hand)
}

const creations: readonly ((hand: Hand) => unknown)[] = [
  ({ context, word, anyOrNone }) => addCommitment(context, { title: word, instrument: anyOrNone('instrument') }),
  ({ context, word }) => addParty(context, { name: word, shortName: word, kind: 'office' }),
  ({ context, word, anyOrNone }) => addFocalPoint(context, { name: word, party: anyOrNone('party') }),
  ({ context, word }) => addInstrument(context, { type: 'roadmap', title: word, prefix: 'RM' }),
  ({ context, word, any }) => given(any('task'), (supports) => addEvidence(context, { title: word, address: '', date: null, supports })),
  ({ context, word, any }) => given(any('commitment'), (commitment) => addRequest(context, { state: word, receivedOn: null, commitment })),
  ({ context, random, any }) => given(any('commitment'), (commitment) => assess(context, commitment, { status: random.pick(assessmentStatuses), reason: 'so', assessedOn: '2026-03' as never, by: 'ada' })),
  ({ context, any }) => given(any('taskTemplate'), (template) => given(any('commitment'), (commitment) => applyTemplate(context, template, commitment, { date: '2026-03-14' as never }))),
  ({ context, word, any }) => given(any('taskTemplate'), (template) => addSteps(context, template, [word])),
  ({ context, any }) => given(any('commitment'), (commitment) => tasksFromItems(context, commitment, (title) => ({ title }))),
  ({ context, any }) => given(any('task'), (task) => (taskFromDecision(context, task, '1').ok ? null : addNextMeeting(context, task))),
  ({ context, word }) => addTasks(context, [{ title: word, depth: 0 }, { title: `${word} below`, depth: 1 }], { parent: null, commitment: null }),
  importText,
  ({ context, word, any }) => given(any('source'), (source) => commitmentFromSelection(context, { source, start: 4, end: 11 }, word)),
  ({ context, any }) => given(any('commitment'), (commitment) => splitIntoItems(context, commitment, (title) => ({ title, themes: [], shape: null }))),
]

const placings: readonly ((hand: Hand) => unknown)[] = [
  ({ context, any, anyOrNone }) => given(any('task'), (task) => moveTask(context, task, { parent: anyOrNone('task'), commitment: anyOrNone('commitment'), before: anyOrNone('task') }, anyOrNone('commitment'))),
  ({ context, any, anyOrNone }) => given(any('task'), (task) => indentTask(context, task, anyOrNone('commitment'))),
  ({ context, any, anyOrNone }) => given(any('task'), (task) => outdentTask(context, task, anyOrNone('commitment'))),
  ({ context, any, anyOrNone }) => given(any('commitment'), (id) => moveCommitment(context, id, { instrument: anyOrNone('instrument'), before: anyOrNone('commitment') })),
  ({ context, random, any }) => given(any('task'), (task) => given(any('commitment'), (commitment) => linkTask(context, task, commitment, random.below(2) === 0))),
  ({ context, random, any }) => given(any('task'), (task) => (random.below(2) === 0 ? archive(context, 'task', [task]) : restore(context, 'task', [task]))),
  ({ context, random, any }) => given(any('commitment'), (id) => (random.below(2) === 0 ? archive(context, 'commitment', [id]) : restore(context, 'commitment', [id]))),
  ({ context, any }) => given(any('instrument'), (from) => given(any('instrument'), (to) => relateInstruments(context, from, to, 'follows'))),
]

const settings: readonly ((hand: Hand) => unknown)[] = [
  ({ context, random, any }) => given(any('assistanceRequest'), (request) => moveRequest(context, request, random.pick(requestStages), '2026-03' as never)),
  ({ context, random, any }) => given(any('task'), (task) => settleDecision(context, task, '1', random.below(2) === 0)),
  ({ context, random, word, any }) => given(any('taskTemplate'), (template) => {
    const key = String(random.below(5) + 1)
    const work = [() => renameStep(context, template, key, word), () => moveStep(context, template, key, '1'), () => removeStep(context, template, key)]
    return random.pick(work)()
  }),
  ({ context, random, any }) => given(any('task'), (task) => setField(context, 'task', task, 'state', random.pick(taskStates))),
  ({ context, word, any }) => given(any('task'), (task) => setField(context, 'task', task, 'description', word)),
  ({ context, random, any }) => given(any('task'), (task) => setField(context, 'task', task, 'due', random.pick(['2026-03-14', '2026-Q2', null]) as never)),
  ({ context, random, any }) => given(any('task'), (task) => setField(context, 'task', task, 'milestone', random.below(2) === 0)),
  ({ context, any, anyOrNone }) => given(any('task'), (task) => setFields(context, 'task', task, { lead: anyOrNone('party'), place: 'Tashkent' })),
  ({ context, word, any }) => given(any('task'), (task) => setEntry(context, 'task', task, 'decisions', '1', word)),
  ({ context, random, any }) => given(any('commitment'), (id) => setField(context, 'commitment', id, 'lifecycle', random.pick([...lifecycles, null]))),
  ({ context, random, any }) => given(any('commitment'), (id) => setMembers(context, 'commitment', id, 'pillars', pillars.filter(() => random.below(2) === 0))),
  ({ context, word, any }) => given(any('commitment'), (id) => setEntry(context, 'commitment', id, 'items', word.replace(/\W/g, ''), word)),
  ({ context, word }) => setPlanField(context, 'title', word),
  ({ context, random, word }) => setListEntry(context, 'regions', random.pick(['central-asia', 'balkans']), random.pick([word, null])),
]

function importText({ context, word, random, any }: Hand): unknown {
  const instrument = random.below(2) === 0 ? any('instrument') : null
  return importSource(context, {
    source: { title: word, kind: 'press-release', text: random.below(8) === 0 ? longText : text, sha256: '', fileName: '', language: 'en', publishedOn: null, address: '' },
    instrument: instrument ?? {
      type: 'roadmap', title: word, prefix: 'RM', parties: [{ name: 'OSCE', shortName: 'OSCE', kind: 'secretariat' }], signatories: [],
      signedOn: null, signedOnWords: '', signedOnInferred: false, place: '', periodStart: null, periodEnd: null, relations: [],
    },
    commitments: [{
      title: word, clauses: [{ start: 0, end: text.length, part: 'whole' }], items: ['exchange information', 'hold a joint meeting'], force: 'agreed',
      shape: 'meeting-or-body', condition: '', lead: 'OSCE', supporting: [], themes: [], regions: ['Central Asia'], pillars: [], due: null, dueWords: 'next year',
    }],
  })
}

function given<Value>(value: Value | null, work: (value: Value) => unknown): unknown {
  return value === null ? null : work(value)
}
