import type { Json } from './transact.ts'

/**
 * The keys under which a field's decoded value is stored: the opposite of a
 * field's `decode`. A keyed field has a key for each of its members, a single
 * one its own; null is an empty value.
 */
export function storedKeys(name: string, storage: 'single' | 'keyed', value: unknown): readonly (readonly [key: string, value: Json])[] {
  if (storage === 'single') return [[name, value === '' || value === false ? null : (value as Json)]]
  return (value as readonly (string | { readonly key: string; readonly value: Json })[]).map((member) =>
    typeof member === 'string' ? [`${name}/${member}`, true] : [`${name}/${member.key}`, member.value])
}
