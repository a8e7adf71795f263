import type { Generated } from 'kysely'
import type { EventTables } from './publish.ts'

/** The log and what stands around it, as the spine itself sees them. */
export interface SpineTables extends EventTables {
  event_quarantine: {
    digest: Buffer
    name: string | null
    reason: string
    detail: string
    received_at: Generated<Date>
    sample: string
    person_id: string | null
  }
  event_epoch: { epoch: number; system_identifier: string; began_at: Generated<Date> }
  event_rate: { minute: Date; count: number; real_count: number; last_at: Date }
  reader: {
    name: string
    epoch: Generated<number>
    /** 64-bit transaction id, as text. */
    xid: Generated<string>
    id: Generated<string>
    moved_at: Date | null
    last_error: string | null
    failed_at: Date | null
    rebuilds: Generated<number>
  }
}
