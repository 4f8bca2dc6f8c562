import type { Database } from 'better-sqlite3'
import type { Collision } from '../../shared/review/collision.ts'
import type { Json } from '../../shared/commands/transact.ts'
import type { ActivityPlace } from '../../shared/review/activityEntry.ts'
import type { ShownLifecycle } from '../../shared/queries/status.ts'
import type { TaskState } from '../../shared/schema/words.ts'
import { entryColumns, pageOfActivity, prepareActivityReading, type ActivityQuestion, type FoundActivity, type StoredEntry } from './activityReading.ts'
import { isDamage, openDerivedForReading } from './derivedDatabase.ts'
import { ftsQuery } from './ftsQuery.ts'

/**
 * Reads what was derived from the log, on a connection of its own. It may be a
 * moment behind the log, and it may be missing: then there are no answers yet,
 * never wrong ones.
 */
export interface DerivedData {
  summaryOf(planId: string): PlanSummary | null
  /** What was written after that place, oldest first; from the beginning without one. */
  activityOf(planId: string, from: { readonly after?: ActivityPlace; readonly limit: number }): readonly ActivityEntry[]
  /** What was written last, newest first. */
  latestActivityOf(planId: string, limit: number): readonly ActivityEntry[]
  /** What collided, the latest first: behind row `since`, and before a place. */
  collisionsOf(planId: string, from: { readonly since: number; readonly before?: ActivityPlace; readonly limit: number }): readonly PlacedCollision[]
  /** What fits the question, newest first. */
  activityPageOf(planId: string, question: ActivityQuestion): FoundActivity
  /** Records of these plans that have all the words, the last of which may be unfinished; the best first. Accents and case do not count. */
  search(planIds: readonly string[], words: string, limit: number): readonly SearchHit[]
  /** The last row of the log that everything above knows of, and why it knows no later one, if that is so. */
  progressOf(planId: string): { readonly seq: number; readonly setAside: string | null }
  /** The next reader opens the file anew. */
  close(): void
}

export interface PlanSummary {
  /** As the document has it; empty when somebody emptied it. */
  readonly title: string
  readonly commitments: Readonly<Partial<Record<ShownLifecycle, number>>>
  readonly tasks: Readonly<Partial<Record<TaskState, number>>>
  /** Server time of the last row, in milliseconds since 1970. */
  readonly changedAt: number
  /** Whose session brought it. */
  readonly changedBy: string
}

export interface ActivityEntry extends ActivityPlace {
  /** Server time, in milliseconds since 1970. */
  readonly at: number
  /** Whose session brought it. */
  readonly userId: string
  readonly connectionId: string
  /** Its author in the log is who wrote it; null for a removal. */
  readonly clientId: number | null
  readonly madeBeforeSync: boolean
  readonly what: 'record' | 'created' | 'removed' | 'link' | 'meta'
  /** Of record or of link; null for the plan's own fields. */
  readonly kind: string | null
  readonly recordId: string | null
  readonly key: string | null
  readonly before: Json
  /** All fields of a record that was created. */
  readonly after: Json
  /** Long texts in it are not whole. */
  readonly isCut: boolean
}

/** A collision and where it stands; as found, whoever its authors are. */
export interface PlacedCollision extends ActivityPlace {
  readonly collision: Collision
}

export interface SearchHit {
  readonly planId: string
  readonly kind: string
  readonly recordId: string
  readonly title: string
  /** Words around the first place. */
  readonly excerpt: string
}

/**
 * @param epoch of the log; what was derived from another one is not answered
 * @param damaged called when the file cannot be read
 */
export function createDerivedData(derivedFile: string, epoch: string, damaged: () => void = () => undefined): DerivedData {
  let open: { readonly database: Database; readonly statements: Statements } | null = null

  const close = (): void => {
    open?.database.close()
    open = null
  }
  const read = <Value>(missing: Value, work: (statements: Statements) => Value): Value => {
    try {
      const database = open?.database ?? openDerivedForReading(derivedFile, epoch)
      if (database === null) return missing
      open ??= { database, statements: prepareStatements(database) }
      return work(open.statements)
    } catch (error) {
      if (!isDamage(error)) throw error
      close()
      damaged()
      return missing
    }
  }

  return {
    summaryOf: (planId) => read(null, ({ summary }) => toSummary(summary.get(planId))),
    activityOf: (planId, { after = { seq: 0, position: 0 }, limit }) =>
      read([], ({ activity }) => activity.all(planId, after.seq, after.position, limit).map(toEntry)),
    latestActivityOf: (planId, limit) => read([], ({ latestActivity }) => latestActivity.all(planId, limit).map(toEntry)),
    collisionsOf: (planId, { since, before = { seq: Number.MAX_SAFE_INTEGER, position: 0 }, limit }) =>
      read([], ({ collisions }) => collisions.all(planId, since, before.seq, before.position, limit)
        .map(({ collision, ...place }) => ({ ...place, collision: JSON.parse(collision) as Collision }))),
    activityPageOf: (planId, question) =>
      read<FoundActivity>({ entries: [], older: null }, ({ reading }) => {
        const { found, older } = pageOfActivity(reading, planId, question)
        return { entries: found.map(toEntry), older }
      }),
    search(planIds, words, limit) {
      const query = ftsQuery(words)
      return query === null ? [] : read<SearchHit[]>([], ({ search }) => search.all(query, JSON.stringify(planIds), limit))
    },
    progressOf: (planId) => read({ seq: 0, setAside: null }, ({ progress }) => progress.get(planId) ?? { seq: 0, setAside: null }),
    close,
  }
}

type Statements = ReturnType<typeof prepareStatements>

function prepareStatements(database: Database) {
  const entry = `SELECT ${entryColumns} FROM activity WHERE document = ?`
  return {
    summary: database.prepare<[string], StoredSummary>('SELECT title, commitments, tasks, changed_at AS changedAt, changed_by AS changedBy FROM summaries WHERE document = ?'),
    activity: database.prepare<[string, number, number, number], StoredEntry>(`${entry} AND (seq, position) > (?, ?) ORDER BY seq, position LIMIT ?`),
    latestActivity: database.prepare<[string, number], StoredEntry>(`${entry} ORDER BY seq DESC, position DESC LIMIT ?`),
    collisions: database.prepare<[string, number, number, number, number], ActivityPlace & { readonly collision: string }>(
      'SELECT seq, position, collision FROM collisions WHERE document = ? AND seq > ? AND (seq, position) < (?, ?) ORDER BY seq DESC, position DESC LIMIT ?'),
    reading: prepareActivityReading(database),
    search: database.prepare<[string, string, number], SearchHit>(`
      SELECT document AS planId, kind, record_id AS recordId, texts.title, snippet(texts_index, -1, '', '', '…', 16) AS excerpt
      FROM texts_index JOIN texts ON texts.id = texts_index.rowid
      WHERE texts_index MATCH ? AND document IN (SELECT value FROM json_each(?))
      -- A word in a title says more than one in a long text.
      ORDER BY bm25(texts_index, 4.0, 1.0), texts.id LIMIT ?`),
    progress: database.prepare<[string], { seq: number; setAside: string | null }>('SELECT seq, set_aside AS setAside FROM progress WHERE document = ?'),
  }
}

interface StoredSummary extends Omit<PlanSummary, 'commitments' | 'tasks'> {
  readonly commitments: string
  readonly tasks: string
}

function toSummary(stored: StoredSummary | undefined): PlanSummary | null {
  if (stored === undefined) return null
  return { ...stored, commitments: JSON.parse(stored.commitments) as PlanSummary['commitments'], tasks: JSON.parse(stored.tasks) as PlanSummary['tasks'] }
}

function toEntry(stored: StoredEntry): ActivityEntry {
  return {
    ...stored,
    madeBeforeSync: stored.madeBeforeSync === 1,
    before: JSON.parse(stored.before) as Json,
    after: JSON.parse(stored.after) as Json,
    isCut: stored.isCut === 1,
  }
}
