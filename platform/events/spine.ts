import type { ClickHouseClient } from '@clickhouse/client'
import type { Kysely } from 'kysely'
import type { IsAllowed } from '../api/guard.ts'
import type { Clock } from '../clock.ts'
import { openCopyOut } from '../db/copy-out.ts'
import type { Storage } from '../files/storage.ts'
import type { Job } from '../jobs/job.ts'
import type { Log } from '../log/log.ts'
import { createAnnouncer } from './announce.ts'
import { archiveMonths } from './archive/archive-months.ts'
import { forgetSimulatedParts } from './archive/archive-store.ts'
import { createArchivedRows } from './archive/archived-rows.ts'
import { catalogueOf } from './catalogue.ts'
import type { EventType } from './define.ts'
import { ensureEpoch } from './epoch.ts'
import type { AnyHandler } from './handler.ts'
import { createHandlerReader } from './handler-reader.ts'
import { createIngest } from './ingest.ts'
import { openLeases } from './lease.ts'
import { createPages } from './pages.ts'
import { makeMonths } from './partitions.ts'
import { createRateReader } from './rate-reader.ts'
import { runReader } from './reader.ts'
import { atlas } from './region.ts'
import { registryOf } from './registry.ts'
import { createSpineRoutes } from './routes.ts'
import { createShipper, rebuildAnalytics, shipperName } from './shipper.ts'
import { exportSpine } from './export-spine.ts'
import { forgetOld, forgetQuarantined, quarantined, readerStatuses } from './status-store.ts'
import { spineStatus } from './status.ts'
import { eventsOfSubjects, type OfSubjects } from './subject-store.ts'
import type { SpineTables } from './tables.ts'
import { resetNews } from './wake-channel.ts'
import { createWake } from './wake.ts'
import { watchHead } from './watch-head.ts'

export interface SpineNeeds {
  db: Kysely<SpineTables>
  /** Address of the same database, for the readers' own connections. */
  databaseUrl: string
  analytics: ClickHouseClient
  /** Where old months go, and from where a rebuild reads them. */
  storage: Storage
  /** Whole months before this one that stay in the database, at least 1; 13 by default. */
  keepMonths?: number
  clock: Clock
  log: Log
  isAllowed: IsAllowed
  /** Every fact and every telemetry of the school. */
  definitions: readonly EventType[]
  /** Who a merged guest became; null for everybody else, and where it is absent for all. */
  mergedInto?: (guestId: string) => Promise<string | null>
  /** Whether a person agrees to a purpose of telemetry, at this instant; where it is absent everybody does. */
  agrees?: (personId: string, purpose: string) => Promise<boolean>
  /** Delay between two looks at the log without news, milliseconds; 200 by default. */
  pollMs?: number
}

export interface RunningReaders {
  /** Lets what runs finish, then gives the readers to other servers. */
  stop(): Promise<void>
}

/** The log of events with its ways in, its readers and its panel. */
export function createSpine(needs: SpineNeeds) {
  const {
    db,
    analytics,
    clock,
    isAllowed,
    definitions,
    mergedInto = async () => null,
    agrees = async () => true,
  } = needs
  const registry = registryOf(definitions)
  const ingest = createIngest({ db, clock, registry, mergedInto, agrees, onKept: createAnnouncer(db) })
  const status = () => spineStatus(db, analytics, clock.now())
  return {
    /** Makes the log ready for writers: its epoch, its months, the countries of zones. To be awaited after the migrations. */
    async prepare(): Promise<void> {
      atlas()
      await ensureEpoch(db)
      await makeMonths(db, clock.now())
    },
    /** Takes telemetry as the procedure does. */
    ingest,
    status,
    routes: createSpineRoutes({
      isAllowed,
      ingest,
      status,
      quarantine: () => quarantined(db),
      catalogue: catalogueOf(definitions),
    }),
    jobs: createJobs(needs, status),
    startReaders: (handlers: readonly AnyHandler[]) => startReaders(needs, handlers),
    /** Empties the analytics store's copy of the log and fills it again; the shipper does it, in the background. */
    rebuild: () => rebuildAnalytics(db, analytics),
    /** Seconds by which the analytics store's copy of the log is behind it; endless where none was begun. */
    async behindS(): Promise<number> {
      const shipper = (await readerStatuses(db)).find(({ name }) => name === shipperName)
      return shipper?.lagS ?? Infinity
    },
    /** What the log has about people, for their own eyes. */
    ofSubjects: (asked: OfSubjects) => eventsOfSubjects(db, asked),
    /** What the log has about a person. */
    exportOf: exportSpine(db, needs.storage),
    /** Forgets what the log could not take of a person. What it took stays, its id linkable to nothing. */
    forgetPerson: (personId: string) => forgetQuarantined(db, personId),
    /** Takes what simulated people did out of what is archived. */
    forgetSimulated: () => forgetSimulatedParts(db),
  }
}

function createJobs(needs: SpineNeeds, status: () => ReturnType<typeof spineStatus>): Job[] {
  const { db, log, keepMonths = 13 } = needs
  return [
    { name: 'spine.make_months', everyS: 3600, runDue: (now) => makeMonths(db, now) },
    { name: 'spine.forget_old', everyS: 86_400, runDue: (now) => forgetOld(db, now) },
    {
      name: 'spine.archive_months',
      everyS: 86_400,
      runDue: (now) => archiveMonths({ ...needs, keepMonths }, now),
    },
    {
      name: 'spine.watch_silence',
      everyS: 300,
      async runDue() {
        const { alarm } = await status()
        if (alarm !== null) log.error({ ...alarm }, 'events stopped in an hour in which they used to come')
      },
    },
  ]
}

/** Starts every handler's reader, the shipper and the counter of rates. */
function startReaders(needs: SpineNeeds, handlers: readonly AnyHandler[]): RunningReaders {
  const { db, databaseUrl, analytics, storage, log, definitions, pollMs = 200 } = needs
  const stopping = new AbortController()
  const { signal } = stopping
  const [wake, news] = [createWake(signal), createWake(signal)]
  const { copyOut, close: closeCopyOut } = openCopyOut(databaseUrl)
  const leases = openLeases(databaseUrl, log, (payload) => (payload === resetNews ? wake : news).now())
  const pages = () => createPages(db, createArchivedRows(db, storage))
  const readers = [
    ...handlers.map((handler) => createHandlerReader(db, pages(), handler)),
    createShipper(db, pages(), copyOut, analytics, definitions),
    createRateReader(db, pages()),
  ]
  const running = [
    watchHead({ db, readers: wake, news, signal, pollMs }),
    ...readers.map((reader) => runReader(reader, { db, leases, wake, log, signal })),
  ]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
      await Promise.all([leases.close(), closeCopyOut()])
    },
  }
}
