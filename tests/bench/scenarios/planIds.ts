import { ID_LENGTH } from '../../../shared/ids.ts'

/** Ids as plans have them. */
export function planIds(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => name + String(index).padStart(ID_LENGTH - name.length, '0'))
}
