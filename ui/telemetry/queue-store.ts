import type { SentEvent } from '@banxue/platform/events/contract'
import type { Stamp } from './device-clock.ts'

/** Whose work an event is: a person's id, or null for a visitor's. */
export type OwnerId = string | null

/** An event that the server has not acknowledged yet. */
export interface QueuedRow {
  owner: OwnerId
  /** True while its owner had no account; only such rows may be taken over by the account they merge into. */
  isGuest: boolean
  /** In which page life it was made, and when in it; absent in rows that an earlier release left behind. */
  made?: Pick<Stamp, 'lifeId' | 'elapsedMs'> | undefined
  event: SentEvent
}

/** Where events wait. Ids are UUIDv7, so the order of ids is the order in which they were made. */
export interface QueueStore {
  /** Keeps a row; a row with the id of another replaces it. */
  add(row: QueuedRow): Promise<void>
  /** At most `limit` rows of an owner, oldest first. */
  take(owner: OwnerId, limit: number): Promise<QueuedRow[]>
  remove(ids: readonly string[]): Promise<void>
  /** Everybody with rows waiting, each once. */
  owners(): Promise<{ owner: OwnerId; isGuest: boolean }[]>
  count(owner: OwnerId): Promise<number>
}
