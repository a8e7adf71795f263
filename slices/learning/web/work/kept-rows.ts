import type { KeptWork } from './work.ts'
import type { WorkStore } from './work-store.ts'

/** Why the server will never take a piece of work. */
export type Refusal = NonNullable<KeptWork['refused']>

/** What a learner did and what has not arrived yet: in memory at once, and on the device as soon as it takes it. */
export class KeptRows {
  readonly #store: WorkStore
  readonly #onState: () => void
  readonly #rows = new Map<string, KeptWork>()
  /** Order up to which what lay under a key is done with, whatever a store still shows. */
  readonly #gone = new Map<string, number>()
  readonly #unwritten = new Map<string, KeptWork>()
  #outlivesPage = true
  #isRead = false

  /** @param onState something is known of the store that was not */
  constructor(store: WorkStore, onState: () => void) {
    this.#store = store
    this.#onState = onState
  }

  get(key: string): KeptWork | undefined {
    return this.#rows.get(key)
  }

  /** What may still arrive, in the order in which it was done. */
  waiting(): KeptWork[] {
    return [...this.#rows.values()]
      .filter(({ refused }) => refused === undefined)
      .toSorted((a, b) => a.order - b.order)
  }

  /** Work that the server will never take, until it is dropped. */
  refused(): KeptWork[] {
    return [...this.#rows.values()].filter(({ refused }) => refused !== undefined)
  }

  /** False once the device has refused to keep something: then it lives as long as the page. */
  get outlivesPage(): boolean {
    return this.#outlivesPage
  }

  /** Whether what earlier page lives have left is known. */
  get isRead(): boolean {
    return this.#isRead
  }

  /** Keeps a row; it replaces what lay under its key. */
  keep(row: KeptWork): void {
    this.#rows.set(row.key, row)
    void this.#write(row)
  }

  keepRefused(row: KeptWork, refused: Refusal): void {
    this.keep({ ...row, refused })
  }

  /** Lets go of a row, unless more was done under its key meanwhile. */
  forget(row: KeptWork): void {
    this.#gone.set(row.key, Math.max(row.order, this.#gone.get(row.key) ?? -1))
    if ((this.#rows.get(row.key)?.order ?? Infinity) <= row.order) this.#rows.delete(row.key)
    void this.#store.remove([row]).catch(() => undefined)
  }

  /**
   * Takes in what earlier page lives and other tabs have left, and lets go of what others have delivered.
   *
   * @param isSending whether what lies under a key is on its way from here
   */
  async refresh(isSending: (key: string) => boolean): Promise<void> {
    const before = new Map(this.#rows)
    const kept = await this.#store.all().catch(() => null)
    this.#isRead = true
    if (kept === null) return
    const found = new Map(kept.map((row) => [row.key, row]))
    for (const row of kept) {
      const mine = this.#rows.get(row.key)?.order ?? this.#gone.get(row.key) ?? -1
      if (row.order > mine) this.#rows.set(row.key, row)
    }
    for (const [key, row] of before) {
      const isElsewhere = !found.has(key) && !this.#unwritten.has(key) && this.#outlivesPage
      if (isElsewhere && this.#rows.get(key) === row && !isSending(key)) this.#rows.delete(key)
    }
  }

  async #write(row: KeptWork): Promise<void> {
    this.#unwritten.set(row.key, row)
    try {
      await this.#store.put(row)
    } catch {
      this.#outlivesPage = false
      this.#onState()
    }
    if (this.#unwritten.get(row.key) === row) this.#unwritten.delete(row.key)
  }
}
