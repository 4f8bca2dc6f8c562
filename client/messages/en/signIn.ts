export const signIn = {
  title: 'You need a sign-in link',
  intro: 'Pacta has no passwords yet: a link that is made for you signs you in. It works once, within 24 hours.',
  askTitle: 'Somebody shares a plan with you',
  ask: 'Ask the coordinator of the plan for a link. They find it under Share, at your name.',
  serverTitle: 'You run this server',
  server: 'Run this command on the server, with your own address. It prints a link.',
  command: 'npm run -s pacta -- sign-in-link --email you{\'@\'}example.org',
  unreachableTitle: 'The server cannot be reached',
  unreachable: 'Nobody has signed in on this device yet, so there is nothing to open without the server. Check the connection and try again.',
}
