import process from 'node:process'
import { projectRoot } from '../projectRoot.ts'
import { runCommand } from './runCommand.ts'

// Whatever a command makes in the data directory is nobody else's to read.
process.umask(0o077)
process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
  environment: process.env,
  folder: process.cwd(),
  root: projectRoot(import.meta.url),
})
