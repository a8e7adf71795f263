/** A calendar month in UTC as a partition of the log. */
export interface Month {
  /** `event_2026_11` */
  table: string
  /** Least UUIDv7 of the month. */
  fromId: string
  /** Least UUIDv7 of the next month. */
  toId: string
}

/** The least UUIDv7 that carries an instant. */
export function leastId(atMs: number): string {
  const hex = atMs.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}

/** The instant in the first 48 bits of a UUIDv7, milliseconds since 1970. */
export const msOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/**
 * The month that holds an instant, or a later or earlier one.
 *
 * @param shift months after it, negative for before
 */
export function monthOf(atMs: number, shift = 0): Month {
  const at = new Date(atMs)
  const from = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + shift))
  const to = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1)
  const month = String(from.getUTCMonth() + 1).padStart(2, '0')
  return {
    table: `event_${from.getUTCFullYear()}_${month}`,
    fromId: leastId(from.getTime()),
    toId: leastId(to),
  }
}
