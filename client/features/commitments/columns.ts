/** The columns of the outline, in their order. Ref and title never give way. */
export const columns = ['ref', 'title', 'status', 'assessment', 'lead', 'focalPoints', 'due', 'themes', 'tasks'] as const
export type Column = (typeof columns)[number]

/** How the outline is laid out at a width: which columns are there, and which of them keep their words. */
export interface GridLayout {
  readonly columns: readonly Column[]
  readonly hasAssessmentWords: boolean
  readonly hasFocalPointNames: boolean
  /** Two-line rows, as on a phone. */
  readonly isNarrow: boolean
  /** Value of `grid-template-columns`. */
  readonly template: string
}

/** Widths of the grid itself, in CSS pixels, below which a column gives way. */
export const NARROW_BELOW_PX = 560
const FOCAL_POINT_NAMES_FROM_PX = 1_100
const GIVE_WAY: readonly { readonly column: Column; readonly belowPx: number }[] = [
  { column: 'themes', belowPx: 920 },
  { column: 'lead', belowPx: 820 },
  { column: 'tasks', belowPx: 760 },
]
const ASSESSMENT_WORDS_FROM_PX = 700

/** With names and words there is room for the wide columns, else for the narrow ones. */
const wide: Readonly<Record<Column, string>> = {
  ref: '80px', title: 'minmax(0, 1fr)', status: '116px', assessment: '116px', lead: '64px', focalPoints: '168px', due: '96px', themes: '120px', tasks: '84px',
}
const tight: Readonly<Record<Column, string>> = {
  ref: '72px', title: 'minmax(0, 1fr)', status: '112px', assessment: '108px', lead: '56px', focalPoints: '52px', due: '92px', themes: '92px', tasks: '60px',
}

export function layoutFor(widthPx: number): GridLayout {
  const hasAssessmentWords = widthPx >= ASSESSMENT_WORDS_FROM_PX
  const hasFocalPointNames = widthPx >= FOCAL_POINT_NAMES_FROM_PX
  const isNarrow = widthPx < NARROW_BELOW_PX
  const shown = columns.filter((column) => !GIVE_WAY.some((rule) => rule.column === column && widthPx < rule.belowPx))
  const template = shown.map((column) => {
    if (column === 'assessment' && !hasAssessmentWords) return '40px'
    return (hasFocalPointNames ? wide : tight)[column]
  })
  return { columns: shown, hasAssessmentWords, hasFocalPointNames, isNarrow, template: template.join(' ') }
}

/** The record's field that a column shows: what others are told about where I am. */
export function fieldOf(kind: 'commitment' | 'task', column: Column): string {
  if (column === 'status') return kind === 'task' ? 'state' : 'lifecycle'
  return column
}

/** Whether a cell can be edited: refs never change, counts are computed, a task has no assessment or theme of its own. */
export function isEditable(kind: 'commitment' | 'task', column: Column): boolean {
  if (column === 'ref' || column === 'tasks') return false
  return kind === 'commitment' || (column !== 'assessment' && column !== 'themes')
}
