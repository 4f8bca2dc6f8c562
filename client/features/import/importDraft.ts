import type { ReviewedText } from '../../../shared/import/reviewedImport.ts'

/** The import that is under way in this tab. */
export interface ImportDraft extends ReviewedText {
  /** Title of the plan that the import makes, when the person wrote one. */
  readonly planTitle: string | null
  /** The plan that was made already, by a "Finish" that failed after that. */
  readonly madePlanId: string | null
}
