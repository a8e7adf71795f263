import type { KeptWork, Work } from './work.ts'
import { keyOf } from './work.ts'
import type { Sill } from './work-store.ts'

/** The part of `Storage` that is used; a `Map` in tests. */
export interface Shelf {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** `localStorage`; null where the browser refuses it. */
export function deviceShelf(): Shelf | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

/**
 * The sill in `localStorage`, which is written before a call returns. Where that is refused or full there is none.
 * Work that an earlier release kept here alone lies under the same keys and is taken in as well.
 */
export function shelfSill(shelf: Shelf | null, personId: string): Sill {
  const prefix = prefixOf(personId)
  return {
    put(row) {
      try {
        shelf?.setItem(prefix + row.key, JSON.stringify(row))
        return shelf !== null
      } catch {
        return false
      }
    },
    all: () =>
      keysOf(shelf)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => readRow(shelf?.getItem(key) ?? null) ?? []),
    remove(row) {
      const lying = readRow(shelf?.getItem(prefix + row.key) ?? null)
      if (lying !== null && lying.order <= row.order) shelf?.removeItem(prefix + row.key)
    },
  }
}

const prefixOf = (personId: string) => `banxue-work:${personId}:`

function keysOf(shelf: Shelf | null): string[] {
  return Array.from({ length: shelf?.length ?? 0 }, (_, at) => shelf?.key(at) ?? '')
}

const dates = new Set(['at', 'lastAckAt', 'typedAt'])

function readRow(text: string | null): KeptWork | null {
  if (text === null) return null
  try {
    const kept = JSON.parse(text, (key, value: unknown) =>
      dates.has(key) && typeof value === 'string' ? new Date(value) : value,
    ) as KeptWork | (Work & { at?: Date; typedAt?: Date })
    return 'stamp' in kept ? kept : fromEarlierRelease(kept)
  } catch {
    return null
  }
}

/** A row of the release that kept work alone: its moment is the one it names, or now. */
function fromEarlierRelease({ at, typedAt, ...work }: Work & { at?: Date; typedAt?: Date }): KeptWork {
  const stamp = {
    at: typedAt ?? at ?? new Date(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lifeId: 'before',
    elapsedMs: 0,
    lastAckAt: null,
  }
  return { key: keyOf(work), work, stamp, order: stamp.at.getTime() }
}
