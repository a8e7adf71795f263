/** A place in the log. Places are compared part by part: epoch, then transaction, then id. */
export interface Position {
  epoch: number
  /** 64-bit transaction id, as text. */
  xid: string
  id: string
}

/** Before the first row. */
export const beginning: Position = { epoch: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' }
