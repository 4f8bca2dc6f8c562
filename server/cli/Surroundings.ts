/** What a command sees of the world. */
export interface Surroundings {
  /** To stdout: results alone, so that other programs can read them. */
  print(text: string): void
  /** One line to stderr. */
  complain(line: string): void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where the person is: relative file names start here. */
  readonly folder: string
  /** Pacta's own folder. */
  readonly root: string
}

/** 0 when everything asked for was done. */
export type ExitCode = 0 | 1
