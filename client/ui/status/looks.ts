import {
  Circle, CircleArrowRight, CircleCheck, CircleDashed, CirclePause, CircleSlash, Contrast, Minus, OctagonAlert, Square, SquareCheck,
  SquareDot, SquareMinus, SquareX, TrendingUp, TriangleAlert,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { ShownLifecycle } from '../../../shared/queries/status.ts'
import type { AssessmentStatus, TaskState } from '../../../shared/schema/words.ts'

export interface StatusLook {
  readonly icon: Component
  /** A colour of tokens.css for icon and words. */
  readonly color: string
}

/** Round, square, pill: commitments are round, tasks square. Order of progress, as bars show it. */
export const lifecycleLooks: Readonly<Record<ShownLifecycle, StatusLook>> = {
  implemented: { icon: CircleCheck, color: 'var(--color-life-implemented-fg)' },
  'in-progress': { icon: Contrast, color: 'var(--color-life-in-progress-fg)' },
  'not-started': { icon: Circle, color: 'var(--color-life-not-started-fg)' },
  'not-triggered': { icon: CircleDashed, color: 'var(--color-life-not-triggered-fg)' },
  suspended: { icon: CirclePause, color: 'var(--color-life-suspended-fg)' },
  discontinued: { icon: CircleSlash, color: 'var(--color-life-discontinued-fg)' },
  superseded: { icon: CircleArrowRight, color: 'var(--color-life-superseded-fg)' },
}

export const taskStateLooks: Readonly<Record<TaskState, StatusLook>> = {
  'to-do': { icon: Square, color: 'var(--color-muted)' },
  'in-progress': { icon: SquareDot, color: 'var(--color-life-in-progress-fg)' },
  blocked: { icon: SquareMinus, color: 'var(--color-off-track-fg)' },
  done: { icon: SquareCheck, color: 'var(--color-life-implemented-fg)' },
  cancelled: { icon: SquareX, color: 'var(--color-muted)' },
}

export const assessmentLooks: Readonly<Record<AssessmentStatus, StatusLook>> = {
  'off-track': { icon: OctagonAlert, color: 'var(--color-off-track-fg)' },
  'at-risk': { icon: TriangleAlert, color: 'var(--color-at-risk-fg)' },
  'on-track': { icon: TrendingUp, color: 'var(--color-on-track-fg)' },
  'not-assessed': { icon: Minus, color: 'var(--color-not-assessed-fg)' },
}
