import type { PlanRecords } from '../schema/decode.ts'

interface Referenced {
  readonly id: string
  readonly ref: string
  readonly createdAt: string
}

/**
 * Refs as shown. A ref is proposed by the device; when two devices chose the
 * same, the earlier record keeps it and later ones get a letter: `T-14b`.
 * Commitments and tasks share one space, archived records keep theirs.
 */
export function shownRefs(plan: PlanRecords): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  const first = new Map<string, Referenced>()
  const shared = new Map<string, Referenced[]>()
  for (const records of [plan.records.commitment, plan.records.task]) {
    for (const record of records.values()) {
      const holder = first.get(record.ref)
      const same = shared.get(record.ref)
      if (same) same.push(record)
      else if (holder) shared.set(record.ref, [holder, record])
      else first.set(record.ref, record)
      shown.set(record.id, record.ref)
    }
  }
  for (const [ref, same] of shared) {
    same.sort(byAge)
    same.forEach((record, index) => shown.set(record.id, ref === '' ? '' : ref + suffix(index)))
  }
  return shown
}

/** The next free number behind a prefix; archived records count, since a ref is never reused. */
export function nextRef(plan: PlanRecords, prefix: string): string {
  return nextRefs(plan, prefix, 1)[0] ?? `${prefix}-1`
}

export function nextRefs(plan: PlanRecords, prefix: string, count: number): string[] {
  let highest = 0
  for (const record of [...plan.records.commitment.values(), ...plan.records.task.values()]) {
    if (!record.ref.startsWith(`${prefix}-`)) continue
    const number = Number(record.ref.slice(prefix.length + 1))
    if (Number.isSafeInteger(number) && number > highest) highest = number
  }
  return Array.from({ length: count }, (_, index) => `${prefix}-${highest + 1 + index}`)
}

export const TASK_PREFIX = 'T'

function byAge(a: Referenced, b: Referenced): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** '' for the first, then b, c … z, aa …: the letters of a second and third holder. */
function suffix(index: number): string {
  let rest = index
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters
    rest = Math.floor(rest / 26)
  }
  return letters
}
