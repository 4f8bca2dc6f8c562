/** What stands below this is of the browser; all before it, of the servers. */
const browserHeading = '\n## In the browser\n'

/** The text of docs/benchmarks.md with the servers' part measured anew. */
export function withServerPart(page: string, part: string): string {
  const start = page.indexOf(browserHeading)
  return start < 0 ? part : `${part.trimEnd()}\n${page.slice(start)}`
}

/** The same with the browser's part measured anew. */
export function withBrowserPart(page: string, part: string): string {
  const start = page.indexOf(browserHeading)
  const before = start < 0 ? page : page.slice(0, start)
  return `${before.trim() === '' ? '# Benchmarks' : before.trimEnd()}\n${browserHeading}${part}`
}
