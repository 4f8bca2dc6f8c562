import { help } from './help.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** Runs one command line, without the program's name. Never throws: every failure is one line and exit code 1. */
export async function runCommand([command, ...rest]: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    return await run(command, rest, surroundings)
  } catch (error) {
    surroundings.complain(error instanceof Error ? error.message : String(error))
    return 1
  }
}

async function run(command: string | undefined, rest: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  if (command === undefined || command === 'help' || [command, ...rest].includes('--help')) {
    surroundings.print(help)
    return 0
  }
  switch (command) {
    // Loaded when asked for: extracting a text needs no database.
    case 'extract':
      return (await import('./extractCommand.ts')).extractCommand(rest, surroundings)
    case 'sign-in-link':
      return (await import('./signInLinkCommand.ts')).signInLinkCommand(rest, surroundings)
    case 'backup':
      return (await import('./backupCommand.ts')).backupCommand(rest, surroundings)
    case 'restore':
      return (await import('./restoreCommand.ts')).restoreCommand(rest, surroundings)
    case 'verify':
      return (await import('./verifyCommand.ts')).verifyCommand(rest, surroundings)
    case 'rebuild':
      return (await import('./rebuildCommand.ts')).rebuildCommand(rest, surroundings)
    case 'activity':
      return (await import('./activityCommand.ts')).activityCommand(rest, surroundings)
    case 'collisions':
      return (await import('./collisionsCommand.ts')).collisionsCommand(rest, surroundings)
    case 'search':
      return (await import('./searchCommand.ts')).searchCommand(rest, surroundings)
    case 'make-plan':
      return (await import('./makePlanCommand.ts')).makePlanCommand(rest, surroundings)
    case 'member':
      return (await import('./memberCommand.ts')).memberCommand(rest, surroundings)
    case 'plan':
      return (await import('./planCommand.ts')).planCommand(rest, surroundings)
    default:
      surroundings.complain(`There is no command "${command}". See: npm run -s pacta -- --help`)
      return 1
  }
}
