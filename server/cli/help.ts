import { roles } from '../../shared/permissions/can.ts'

export const help = `Usage: npm run -s pacta -- COMMAND

  extract FILE… [--json]
      Proposes the commitments in texts of agreements, each with its exact words.

  sign-in-link --email E [--name N] [--plan ID --role R] [--party P]
      Prints a one-time sign-in link; it works for 24 hours. Makes the account
      when there is none. With --plan the person becomes a member of that plan
      (or gets another role). R is one of: ${roles.join(', ')}.

  --help
      Prints this.

Settings come from the environment: PACTA_DATA (./data), PACTA_URL, HOST, PORT.
The commands work while the server runs.
`
