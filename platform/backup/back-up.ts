import { dirname } from 'node:path'
import { statfs } from 'node:fs/promises'
import type { Storage } from '../files/storage.ts'
import { NoSuchFile } from '../files/storage.ts'
import { type ArchiveWriter, createArchive } from './archive-writer.ts'
import {
  analyticsDays,
  chunkRowsOf,
  chunksOf,
  connectForBulk,
  copyBytes,
  eventColumns,
} from './analytics-store.ts'
import { type Snapshot, takeSnapshot } from './dump-store.ts'
import {
  aboutEntry,
  chunkFolder,
  type DumpedAnalytics,
  type DumpedTable,
  filesFolder,
  formatVersion,
  type Manifest,
  manifestEntry,
  readMe,
  tableFolder,
} from './manifest.ts'
import { inPieces, pieceName } from './pieces.ts'
import { createProgress, type OnProgress } from './progress.ts'
import { BackupRefused } from './refused.ts'
import { type Need, roomForBackup, sizeWords } from './space.ts'

export interface BackUpNeeds {
  databaseUrl: string
  analyticsUrl: string
  storage: Storage
  schoolVersion: string
  /** Fingerprint of the key of sessions. */
  sessionsKey: string
  now: Date
  onProgress: OnProgress
  /** Told why the copy of the log could not be read; a restore makes it from the log then. */
  onAnalyticsLost: (why: string) => void
  /** Ends the work; nothing is left of it. */
  signal: AbortSignal
}

export interface BackedUp {
  sizeBytes: number
  manifest: Manifest
}

/**
 * Writes the whole school into one file, while it goes on: the database as of one moment, the copy of the log up to
 * the same moment, the files.
 *
 * @throws BackupRefused where the file is there already, the disk is too small, or there is no school
 */
export async function backUp(path: string, needs: BackUpNeeds): Promise<BackedUp> {
  const { databaseUrl, analyticsUrl, storage, now, onProgress, onAnalyticsLost, signal } = needs
  const snapshot = await takeSnapshot(databaseUrl)
  const analytics = connectForBulk(analyticsUrl)
  let archive: ArchiveWriter | null = null
  try {
    const need = await needOf(snapshot, analytics, storage)
    await checkRoom(path, need)
    const progress = createProgress(need, (share, what) => {
      signal.throwIfAborted()
      onProgress(share, what)
    })
    archive = await createArchive(path, now)
    await archive.add(aboutEntry, json(aboutOf(needs)))
    const tables = await addTables(archive, snapshot, progress.of('database', 'the database'))
    await snapshot.release()
    const done = progress.of('analytics', 'analytics')
    const copied = await addAnalytics(archive, snapshot, analytics, done).catch((error: unknown) => {
      signal.throwIfAborted()
      if (error instanceof BackupRefused) throw error
      onAnalyticsLost(error instanceof Error ? error.message : String(error))
      return null
    })
    const files = await addFiles(archive, storage, progress.of('files', 'files'))
    const manifest: Manifest = {
      schoolVersion: needs.schoolVersion,
      createdAt: now.toISOString(),
      sessionsKey: needs.sessionsKey,
      migrations: snapshot.migrations,
      database: { ...snapshot.database, tables },
      analytics: copied,
      files,
    }
    await archive.add(manifestEntry, json(manifest))
    signal.throwIfAborted()
    await archive.finish()
    return { sizeBytes: archive.sizeBytes(), manifest }
  } catch (error) {
    await archive?.abandon()
    throw error
  } finally {
    await Promise.all([snapshot.close(), analytics.close()])
  }
}

type Analytics = ReturnType<typeof connectForBulk>
type Done = (bytes: number) => void

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

const aboutOf = ({ schoolVersion, now }: BackUpNeeds) => ({
  format: 'banxue-backup',
  formatVersion,
  schoolVersion,
  createdAt: now.toISOString(),
  readMe,
})

async function needOf(snapshot: Snapshot, analytics: Analytics, storage: Storage): Promise<Need> {
  let files = 0
  for await (const { sizeBytes } of storage.list()) files += sizeBytes
  return {
    database: snapshot.tables.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    analytics: await copyBytes(analytics).catch(() => 0),
    files,
  }
}

async function checkRoom(path: string, need: Need): Promise<void> {
  const disk = await statfs(dirname(path)).catch((cause: unknown) => {
    throw new BackupRefused(`There is no folder ${dirname(path)}. Make it, or choose another place.`, {
      cause,
    })
  })
  const [room, free] = [roomForBackup(need), disk.bavail * disk.bsize]
  if (room > free)
    throw new BackupRefused(
      `The backup takes up to ${sizeWords(room)}, and the disk of ${dirname(path)} has ${sizeWords(free)} left. Free some space, or choose another place.`,
    )
}

async function addTables(archive: ArchiveWriter, snapshot: Snapshot, done: Done): Promise<DumpedTable[]> {
  const dumped: DumpedTable[] = []
  for (const table of snapshot.tables) {
    const { body, count } = snapshot.rows(table)
    await inPieces(body, async (number, piece, plainBytes) => {
      await archive.add(tableFolder(table.name) + pieceName(number, 'tsv'), piece)
      done(plainBytes)
    })
    const { name, columns, partition } = table
    dumped.push({ name, columns, partition, rowCount: count() })
  }
  return dumped
}

/** Null where the store does not answer or does not hold what it has acknowledged: a restore asks the log then. */
async function addAnalytics(
  archive: ArchiveWriter,
  { shippedUpTo }: Snapshot,
  analytics: Analytics,
  done: Done,
): Promise<DumpedAnalytics | null> {
  if (shippedUpTo === null) return null
  const columns = await eventColumns(analytics)
  const chunks: DumpedAnalytics['chunks'] = []
  for (const chunk of chunksOf(await analyticsDays(analytics, shippedUpTo))) {
    const rows = await chunkRowsOf(analytics, columns, chunk, shippedUpTo)
    await inPieces(rows, async (number, piece) => {
      await archive.add(chunkFolder(chunk.fromDay) + pieceName(number, 'native'), piece)
      done(piece.length)
    })
    chunks.push({ name: chunk.fromDay, rowCount: chunk.rowCount })
  }
  return { columns, chunks, upTo: shippedUpTo }
}

/** Every file that is there; one that is deleted before its turn is one the school has let go of. */
async function addFiles(archive: ArchiveWriter, storage: Storage, done: Done): Promise<Manifest['files']> {
  const files = { count: 0, sizeBytes: 0 }
  for await (const { key, sizeBytes } of storage.list()) {
    const body = await storage.open(key).catch((error: unknown) => {
      if (error instanceof NoSuchFile) return null
      throw error
    })
    if (body === null) continue
    await archive.addStream(filesFolder + key, sizeBytes, counted(body, done))
    files.count += 1
    files.sizeBytes += sizeBytes
  }
  return files
}

async function* counted(body: AsyncIterable<Uint8Array>, done: Done) {
  for await (const bytes of body) {
    done(bytes.length)
    yield bytes
  }
}
