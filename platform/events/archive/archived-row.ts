import type { Position } from '../position.ts'

/** A row of the log as it is archived: every column, nothing rounded. */
export interface ArchivedRow {
  id: string
  name: string
  version: number
  actor_id: string | null
  subject_id: string | null
  /** Microseconds since 1970, as PostgreSQL keeps them. */
  occurred_at: bigint
  /** Microseconds since 1970. */
  received_at: bigint
  zone: string
  /** Days since 1970. */
  local_day: number
  session_id: string | null
  simulated: boolean
  epoch: number
  xid: bigint
  /** JSON as the log has it; never parsed on the way, so that its numbers keep their digits. */
  context: string
  /** JSON as the log has it. */
  payload: string
}

/** Where a row stands in the log. */
export const placeOf = ({ epoch, xid, id }: ArchivedRow): Position => ({ epoch, xid: String(xid), id })

/** Rows as a JSON list from which PostgreSQL makes rows of the log again. */
export const jsonOf = (rows: readonly ArchivedRow[]): string => `[${rows.map(rowJson).join(',')}]`

function rowJson({ context, payload, ...row }: ArchivedRow): string {
  const plain = JSON.stringify({
    ...row,
    occurred_at: instantOf(row.occurred_at),
    received_at: instantOf(row.received_at),
    local_day: new Date(row.local_day * 86_400_000).toISOString().slice(0, 10),
    xid: String(row.xid),
  })
  return `${plain.slice(0, -1)},"context":${context},"payload":${payload}}`
}

/** ISO 8601 with six digits of a second. */
export function instantOf(micros: bigint): string {
  const rest = ((micros % 1000n) + 1000n) % 1000n
  const millis = new Date(Number((micros - rest) / 1000n)).toISOString()
  return `${millis.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}
