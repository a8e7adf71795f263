import { z } from 'zod'

/** The form of a backup; a program reads its own and older ones. */
export const formatVersion = 1
/** Entries of the archive: what it is, what it holds, and the checksum of everything before. */
export const [aboutEntry, manifestEntry, sumsEntry] = [
  'banxue-backup.json',
  'manifest.json',
  'SHA256SUMS',
] as const

/** The first entry, so that a file can be told from any other by its beginning. */
export const About = z.object({
  format: z.literal('banxue-backup'),
  formatVersion: z.int().positive(),
  schoolVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** For whoever opens the file by hand. */
  readMe: z.string(),
})

// Names and bounds become part of statements.
const SqlName = z.string().regex(/^[a-z_][a-z0-9_]*$/, 'a plain name')
const Bounds = z.string().regex(/^(?:DEFAULT|FOR VALUES FROM \('[0-9a-f-]{36}'\) TO \('[0-9a-f-]{36}'\))$/)

export const DumpedTable = z.object({
  name: SqlName,
  columns: z.array(SqlName),
  rowCount: z.int().nonnegative(),
  /** Set for a part of a partitioned table. */
  partition: z.object({ of: SqlName, bounds: Bounds }).nullable(),
})
export type DumpedTable = z.infer<typeof DumpedTable>

export const LogPlace = z.object({ epoch: z.int(), xid: z.string().regex(/^\d+$/), id: z.uuid() })

export const DumpedAnalytics = z.object({
  /** Columns of the copy of the log, in the order of the rows. */
  columns: z.array(z.object({ name: SqlName, type: z.string() })),
  /** Pieces of the copy, each a whole Native stream. */
  chunks: z.array(z.object({ name: z.string(), rowCount: z.int().nonnegative() })),
  /** The copy ends with this row of the log. */
  upTo: LogPlace,
})
export type DumpedAnalytics = z.infer<typeof DumpedAnalytics>

export const Manifest = z.object({
  schoolVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** Fingerprint of the key of sessions, which is no part of a backup: whether they go on can be told. */
  sessionsKey: z.string(),
  /** `owner/file`, as they were applied. */
  migrations: z.array(z.string().regex(/^[\w-]+\/\d{4}_\w+\.sql$/)),
  database: z.object({
    version: z.string(),
    /** With indexes, as it stood on disk. */
    sizeBytes: z.number().nonnegative(),
    epoch: z.int().nonnegative(),
    tables: z.array(DumpedTable),
    sequences: z.array(z.object({ name: SqlName, value: z.string().regex(/^\d+$/) })),
  }),
  /** Null where the analytics store was not there or not whole; it is made from the log then. */
  analytics: DumpedAnalytics.nullable(),
  files: z.object({ count: z.int().nonnegative(), sizeBytes: z.number().nonnegative() }),
})
export type Manifest = z.infer<typeof Manifest>

/** Folder of a table's rows, of a chunk's rows and of files in the archive. */
export const tableFolder = (table: string): string => `postgres/${table}/`
export const chunkFolder = (chunk: string): string => `clickhouse/event/${chunk}/`
export const filesFolder = 'files/'

export const readMe =
  'A backup of a Banxue school, to be restored with `npm run banxue -- restore FILE`. A plain tar archive: ' +
  'postgres/TABLE/*.tsv.zst are the rows of each table in the text format of COPY (columns in manifest.json), ' +
  'clickhouse/ is the copy of the event log in the Native format, files/ is the file store; ' +
  '`sha256sum -c SHA256SUMS` checks what was unpacked. Keep it safe: it holds what learners wrote, and their addresses.'
