/** A place in the log. Places are compared part by part: epoch, then transaction, then id. */
export interface Position {
  epoch: number
  /** 64-bit transaction id, as text. */
  xid: string
  id: string
}

/** Before the first row. */
export const beginning: Position = { epoch: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' }

/** Whether a place comes before another one. */
export function isBefore(one: Position, other: Position): boolean {
  if (one.epoch !== other.epoch) return one.epoch < other.epoch
  if (one.xid !== other.xid) return BigInt(one.xid) < BigInt(other.xid)
  return one.id < other.id
}
