export interface PastedTask {
  readonly title: string
  /** 0 for a task, 1 for its subtask, and so on. */
  readonly depth: number
}

/** Tab stops of the programs that people copy lists from. */
const TAB_COLUMNS = 4
/** Bullets of Word, Outlook, Markdown and mail, and boxes to tick. */
const BULLET = /^(?:[-*+•‣◦▪▫●○■□–—·]|o(?=\t))\s+/u
const TICK_BOX = /^(?:\[[ xX]?\]|[☐☑☒✓✔])\s+/u
/** "1.", "1)", "(1)", "1.2.3", "a)", "(iv)": never "2021" or "3 meetings". */
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?)\s+/u

/**
 * Lines that somebody pasted, as tasks: indented lines are subtasks of the line
 * above, marks of lists are left out, empty lines too. No level is skipped.
 */
export function parsePastedTasks(text: string): PastedTask[] {
  const tasks: PastedTask[] = []
  const indents: number[] = []
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const title = withoutListMarks(line.trim()).replace(/\s+/gu, ' ')
    if (title === '') continue
    const indent = indentColumns(line)
    while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop()
    if (indents.length === 0 || indent > (indents.at(-1) ?? 0)) indents.push(indent)
    tasks.push({ title, depth: indents.length - 1 })
  }
  return tasks
}

/** True when a paste is a list, so that one line still goes into the field it was pasted in. */
export function hasSeveralLines(text: string): boolean {
  return parsePastedTasks(text).length > 1
}

function withoutListMarks(line: string): string {
  const unmarked = line.replace(BULLET, '').replace(NUMBER, '').replace(TICK_BOX, '').trim()
  // A line that is nothing but a mark holds no task.
  return /^[-*+•‣◦▪▫●○■□–—·]$/u.test(unmarked) ? '' : unmarked
}

function indentColumns(line: string): number {
  let columns = 0
  for (const character of line) {
    if (character === '\t') columns += TAB_COLUMNS - (columns % TAB_COLUMNS)
    else if (/\s/u.test(character)) columns += 1
    else break
  }
  return columns
}
