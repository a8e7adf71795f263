import { type Kysely, sql } from 'kysely'
import type { QuarantineRow, ReaderStatus, SpineStatus } from './contract.ts'
import type { MinuteCount } from './alarm.ts'
import type { SpineTables } from './tables.ts'

const keptWeeks = 5

/** Where each reader stands; `waiting` is counted up to 10,000, what is archived in whole parts. */
export async function readerStatuses(db: Kysely<SpineTables>): Promise<ReaderStatus[]> {
  const query = sql<ReaderStatus>`
    select r.name, coalesce(greatest(0, extract(epoch from now() - least(w.oldest, a.oldest))), 0)::float8 as "lagS",
           least(10000, w.waiting + a.waiting)::int as waiting, r.moved_at as "positionAt", r.last_error as "lastError"
    from reader r, lateral (
      select count(*)::int as waiting, (array_agg(received_at))[1] as oldest from (
        select received_at from event where (epoch, xid, id) > (r.epoch, r.xid, r.id) order by epoch, xid, id limit 10000
      ) waiting
    ) w, lateral (
      select coalesce(sum(row_count), 0) as waiting, min(received_at) as oldest from event_archive
      where (last_epoch, last_xid, last_id) > (r.epoch, r.xid, r.id)
    ) a order by r.name`
  return (await query.execute(db)).rows
}

/** What the archive holds; null where it holds nothing. */
export async function archiveStatus(db: Kysely<SpineTables>): Promise<SpineStatus['archive']> {
  const query = sql<NonNullable<SpineStatus['archive']>>`
    select count(distinct month)::int as months, coalesce(sum(row_count), 0)::float8 as events,
           coalesce(sum(size_bytes), 0)::float8 as "sizeBytes", to_char(min(month), 'YYYY-MM') as "oldestMonth"
    from event_archive`
  const [row] = (await query.execute(db)).rows
  return row === undefined || row.months === 0 ? null : row
}

/** Real and all events per minute since an instant, oldest first. */
export async function ratesSince(db: Kysely<SpineTables>, since: Date) {
  return db
    .selectFrom('event_rate')
    .select(['minute', 'count', 'real_count as realCount', 'last_at as lastAt'])
    .where('minute', '>=', since)
    .orderBy('minute')
    .execute()
}

/** The minutes that the alarm compares: this hour of the last five weeks, and the last one with an event of a real person. */
export async function comparedMinutes(db: Kysely<SpineTables>, now: Date): Promise<MinuteCount[]> {
  const query = sql<MinuteCount>`
    select minute, real_count as count from event_rate
    where real_count > 0 and minute >= ${now}::timestamptz - interval '28 days 1 hour'
      and (extract(epoch from ${now}::timestamptz - minute)::bigint % 604800 between 0 and 3600
           or minute = (select max(minute) from event_rate where real_count > 0))`
  return (await query.execute(db)).rows
}

/** What the panel shows beside readers and rate. */
export async function vitals(db: Kysely<SpineTables>) {
  const query = sql<{
    xminAgeS: number
    lastEventAt: Date | null
    quarantineCount: number
    epoch: number
    logBytes: number
  }>`
    select
      (select coalesce(greatest(0, extract(epoch from now() - min(at))), 0)::float8 from (
         select xact_start as at from pg_stat_activity where backend_xid is not null
         union all select prepared from pg_prepared_xacts) writing) as "xminAgeS",
      (select max(last_at) from event_rate) as "lastEventAt",
      (select count(*)::int from event_quarantine) as "quarantineCount",
      (select max(epoch) from event_epoch) as epoch,
      (select sum(pg_total_relation_size(relid))::float8 from pg_partition_tree('event')) as "logBytes"`
  const [row] = (await query.execute(db)).rows
  if (row === undefined) throw new Error('The database does not answer')
  return row
}

/** The newest events in quarantine, 200 at most. */
export async function quarantined(db: Kysely<SpineTables>): Promise<QuarantineRow[]> {
  const query = sql<QuarantineRow>`
    select encode(digest, 'hex') as id, name, reason, detail, received_at as "receivedAt", sample
    from event_quarantine order by received_at desc limit 200`
  return (await query.execute(db)).rows
}

/** Forgets what could not be taken of a person; it may hold their words. */
export async function forgetQuarantined(db: Kysely<SpineTables>, personId: string): Promise<void> {
  await db.deleteFrom('event_quarantine').where('person_id', '=', personId).execute()
}

/** Forgets what is past its keeping: quarantine after 30 days, counts after five weeks. */
export async function forgetOld(db: Kysely<SpineTables>, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db.deleteFrom('event_quarantine').where('received_at', '<', before(30)).execute()
  await db
    .deleteFrom('event_rate')
    .where('minute', '<', before(keptWeeks * 7))
    .execute()
}
