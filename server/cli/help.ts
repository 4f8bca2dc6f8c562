import { roles } from '../../shared/permissions/can.ts'

export const help = `Usage: npm run -s pacta -- COMMAND

  extract FILE… [--json]
      Proposes the commitments in texts of agreements, each with its exact words.

  sign-in-link --email E [--name N] [--plan ID --role R] [--party P]
      Prints a one-time sign-in link; it works for 24 hours. Makes the account
      when there is none. With --plan the person becomes a member of that plan
      (or gets another role). R is one of: ${roles.join(', ')}.

  backup FILE
      Makes a consistent copy of the database in a new file.

  restore FILE
      Brings a backup back and keeps the database that it replaces.
      The server must be stopped.

  verify
      Reads everything that is stored, says what is wrong and what to do.

  activity --plan ID [--limit N]
      Prints who wrote what in a plan, the latest first (50 entries).

  collisions --plan ID [--limit N]
      Prints what two people wrote without knowing of each other's work, the
      latest first (50 collisions), decided or not.

  search WORDS…
      Prints the records of all plans that have these words.

  rebuild
      Derives activity, collisions, search and summaries from the log anew.
      The server must be stopped.

  make-plan [--tasks N] [--edits M] [--email E]
      Makes a large plan to try things on: N tasks (10000), each of their twelve
      fields written M times (3), with that whole history. Its coordinator is
      the account E, else the first one. Prints the plan's id and its address.

  member --plan ID [--email E (--role R | --remove)]
      Prints the members of a plan, gives one another role, or removes one.
      Whoever has the plan open follows at once; what they have not sent yet
      stays on their device.

  plan remove ID | keep ID | list-removed
      Removes a plan with its whole history, 30 days from now; until then it is
      closed for everybody, and "keep" takes the removal back.

  --help
      Prints this.

Settings come from the environment: PACTA_DATA (./data), PACTA_URL, HOST, PORT.
The commands work while the server runs, but for the two that say so.
`
