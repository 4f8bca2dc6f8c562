import { offersOfflineWork } from './publicAddress.ts'

export interface StartFacts {
  readonly url: string
  readonly dataDirectory: string
  /** Null once the first account has been used. */
  readonly signInPath: string | null
}

/** What a start prints for the person who runs the server. */
export function startNotice({ url, dataDirectory, signInPath }: StartFacts): string {
  const lines = [`Pacta is running at ${url}`]
  if (signInPath !== null) lines.push('', 'Sign in as the programme officer (the link works once, for 24 hours):', `  ${url}${signInPath}`, '')
  if (!offersOfflineWork(url)) {
    lines.push('Browsers allow offline work only over https: put Pacta behind https and set PACTA_URL to that address.')
  }
  lines.push(`Data: ${dataDirectory}`, 'Stop: Ctrl+C')
  return `${lines.join('\n')}\n`
}
