import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandSubjects } from '../../../client/records/commandSubject.ts'
import { recordName } from '../../../client/records/recordName.ts'
import { commands } from '../../../client/messages/en/commands.ts'
import { addCommitment, moveCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { asOneStep } from '../../../shared/commands/sources.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import { shownRefs } from '../../../shared/queries/refs.ts'
import { recordTables } from '../../../shared/schema/records.ts'
import { must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

const words: Readonly<Record<string, string>> = commands.command

test('every command has words: each field that can be set, and each name in the code', () => {
  const fields = Object.values(recordTables).flatMap((table) => Object.keys(table).map((name) => `set-${name}`))
  const named = ['shared/commands', 'client'].flatMap(sources).flatMap((text) =>
    [...text.matchAll(/(?:transact|asOneStep|oneStep)\((?:\w+, )?(?:[^'`\n]*\? )?'([\w-]+)'(?: : '([\w-]+)')?/g)].flatMap(([, one, other]) => [one, other ?? one]))
  const lists = ['set-plan-title', 'set-plan-timeZone', 'set-plan-note', 'set-themes', 'set-regions']
  expect(named).toContain('unlink-task')
  expect([...new Set([...fields, ...named, ...lists])].filter((name) => name !== undefined && !(name in words))).toEqual([])
})

test('a command is about what people see of it', () => {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'Exchange information', instrument: null }))
  const [task] = must(addTasks(plan.context, [{ title: 'Draft', depth: 0 }], { parent: null, commitment }))
  expect(named(plan)).toEqual(['T-1'])
  must(setField(plan.context, 'task', task!, 'state', 'done'))
  expect(named(plan)).toEqual(['T-1'])
  must(linkTask(plan.context, task!, commitment, false))
  expect(named(plan)).toEqual(['T-1'])
  must(setPlanField(plan.context, 'title', 'Another'))
  expect(named(plan)).toEqual([])
})

test('neighbours that only got another place are not spoken of', () => {
  const plan = newPlan()
  const [first, second] = ['One', 'Two'].map((title) => must(addCommitment(plan.context, { title, instrument: null })))
  asOneStep(plan.context, 'move-commitment', (inner) => {
    must(setField(inner, 'commitment', first!, 'order', 'a5'))
    must(setField(inner, 'commitment', second!, 'order', 'a6'))
    must(setField(inner, 'commitment', second!, 'instrument', null))
    must(setField(inner, 'commitment', second!, 'force', 'aim'))
  })
  expect(named(plan)).toEqual(['C-2'])
  must(moveCommitment(plan.context, second!, { instrument: null, before: first! }))
  expect(named(plan)).toEqual(['C-2'])
})

function named(plan: TestPlan): string[] {
  const records = plan.records()
  return commandSubjects(plan.done.at(-1)!.changes).map((subject) => recordName(records, shownRefs(records), subject))
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
}
