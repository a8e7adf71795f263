import type { DaysCompared } from '@banxue/platform/backup/compare-days'
import type { ReaderStatus } from '@banxue/platform/events/contract'
import type { LastBackup } from '../last-backup.ts'

/** Something that was tried: what came of it, or in words why nothing did. */
export type Tried<Value> = { ok: true; value: Value } | { ok: false; error: string }

/** What was found on a machine and in its school, before anybody judges it. Holds no secrets. */
export interface Facts {
  schoolVersion: string
  nodeVersion: string
  platform: string
  isRunning: boolean
  folder: Tried<{ path: string; freeBytes: number }>
  /** Null where no school was ever opened here. */
  school: Tried<SchoolFacts> | null
  mail: { server: string | null; tried: Tried<null> }
  ffmpeg: { version: string; hasProbe: boolean; canToneMap: boolean } | null
  port: { number: number; state: 'free' | 'ours' | 'taken' }
  lastBackup: LastBackup | null
}

export interface SchoolFacts {
  database: Tried<DatabaseFacts>
  analytics: Tried<{ version: string; compared: DaysCompared }>
  /** Milliseconds for a small file to be written, read and deleted. */
  storage: Tried<{ place: string; elapsedMs: number }>
}

export interface DatabaseFacts {
  version: string
  isEmbedded: boolean
  /** Clock of the database less that of this machine. */
  skewMs: number
  /** Oldest transaction that writes: it holds all readers back. */
  oldestWriter: { ageS: number; application: string; state: string; pid: number } | null
  /** Sessions that have waited for a lock for more than 5 s. */
  waitingForLocks: number
  /** Changes of the tables that this program brings and the database does not have, and the other way round. */
  migrations: { missing: string[]; newer: string[] }
  readers: ReaderStatus[]
  quarantineCount: number
}
