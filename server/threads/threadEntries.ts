/** Every thread's file, from the server's folder and without its ending; the build makes a program of each. */
export const threadEntries = {
  logWriter: 'storage/sqlite/logWriter.thread',
  documentWork: 'sync/documentWork.thread',
  projections: 'projections/projections.thread',
  versions: 'versions/versions.thread',
} as const

export type ThreadEntry = keyof typeof threadEntries
