/** A step of a task template as it was made. What was said about it later stands in fields of their own. */
export interface TemplateStep {
  readonly title: string
  readonly order: string
}

/** Ten years: what is farther from its start or due date is a slip of the keys. */
export const STEP_DAYS_MAX = 3_660

export function decodeStep(stored: unknown): TemplateStep | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { title, order } = stored as Partial<TemplateStep>
  return typeof title === 'string' ? { title, order: typeof order === 'string' ? order : '' } : null
}

export function decodeStepDays(stored: unknown): number | null {
  return Number.isSafeInteger(stored) && Math.abs(stored as number) <= STEP_DAYS_MAX ? (stored as number) : null
}
