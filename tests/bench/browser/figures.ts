/** What is measured of a page, and what it may be at most. */
export interface BrowserFigure {
  readonly title: string
  readonly unit: 'ms' | 'frames' | 'MB'
  /** Null: only told. */
  readonly atMost: number | null
}

/** A person notices a page that does not answer for longer. */
const BLOCKED_MS_MAX = 100

export const browserFigures = {
  emptyFirstRows: figure('empty device: first rows', 'ms'),
  emptyEditable: figure('empty device: editable', 'ms'),
  emptyInStep: figure('empty device: in step with the server', 'ms'),
  emptyLongestTask: figure('empty device: longest task', 'ms', BLOCKED_MS_MAX),
  emptyLongestFrame: figure('empty device: longest wait for a frame', 'ms'),
  copyFirstRows: figure('device copy: first rows', 'ms', 1_000),
  copyEditable: figure('device copy: editable', 'ms'),
  copyInStep: figure('device copy: in step with the server', 'ms'),
  copyLongestTask: figure('device copy: longest task', 'ms', BLOCKED_MS_MAX),
  copyLongestFrame: figure('device copy: longest wait for a frame', 'ms'),
  heap: figure('heap of the open plan', 'MB'),
  remoteDom: figure('edit of somebody else: from the message to the page', 'ms'),
  remoteFrames: figure('edit of somebody else: frames until it is in the page', 'frames', 1),
  remoteLongestTask: figure('edit of somebody else: longest task', 'ms', BLOCKED_MS_MAX),
} as const satisfies Record<string, BrowserFigure>

export type FigureName = keyof typeof browserFigures

/** Every value that was measured. */
export class BrowserResults {
  readonly #values = new Map<FigureName, number[]>()

  add(name: FigureName, value: number): void {
    this.#values.set(name, [...this.valuesOf(name), value])
  }

  valuesOf(name: FigureName): readonly number[] {
    return this.#values.get(name) ?? []
  }
}

function figure(title: string, unit: BrowserFigure['unit'], atMost: number | null = null): BrowserFigure {
  return { title, unit, atMost }
}
