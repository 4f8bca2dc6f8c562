/** A path fit for the log: whoever reads the log must not be able to sign in with it. */
export function withoutToken(path: string): string {
  return path.replace(/^\/sign-in\/[^?#]*/, '/sign-in/[token]')
}
