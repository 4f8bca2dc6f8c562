import type { Locks } from '../../../client/sync/surroundings.ts'

/** Web Locks in one process; shared requests go together. */
export class FakeLocks implements Locks {
  readonly #held = new Map<string, { shared: boolean; holders: number }>()
  readonly #waiting: { name: string; shared: boolean; start: () => void }[] = []

  request<Value>(name: string, options: { mode?: 'shared' | 'exclusive'; signal?: AbortSignal }, work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const shared = options.mode === 'shared'
      const entry = { name, shared, start: () => void work().then(resolve, reject).finally(() => this.#release(name)) }
      options.signal?.addEventListener('abort', () => {
        const index = this.#waiting.indexOf(entry)
        if (index < 0) return
        this.#waiting.splice(index, 1)
        reject(new DOMException('aborted', 'AbortError'))
      })
      this.#waiting.push(entry)
      this.#grant()
    })
  }

  #release(name: string): void {
    const held = this.#held.get(name)
    if (held && (held.holders -= 1) === 0) this.#held.delete(name)
    this.#grant()
  }

  #grant(): void {
    for (const entry of [...this.#waiting]) {
      const held = this.#held.get(entry.name)
      if (held && !(held.shared && entry.shared)) continue
      this.#waiting.splice(this.#waiting.indexOf(entry), 1)
      if (held) held.holders += 1
      else this.#held.set(entry.name, { shared: entry.shared, holders: 1 })
      entry.start()
    }
  }
}
