import { buffer } from 'node:stream/consumers'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import {
  type AsyncBuffer,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
  type SchemaElement,
} from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { NoSuchFile, type Storage } from '../../files/storage.ts'
import type { Position } from '../position.ts'
import type { ArchivedRow } from './archived-row.ts'

type Column = SchemaElement & { name: keyof ArchivedRow }

const required = { repetition_type: 'REQUIRED' } as const
const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const instant = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
} as const

/** The columns of a part: the log's, in types that every reader of Parquet knows. */
const columns: readonly Column[] = [
  { name: 'id', ...text, ...required },
  { name: 'name', ...text, ...required },
  { name: 'version', type: 'INT32', ...required },
  { name: 'actor_id', ...text, repetition_type: 'OPTIONAL' },
  { name: 'subject_id', ...text, repetition_type: 'OPTIONAL' },
  { name: 'occurred_at', ...instant, ...required },
  { name: 'received_at', ...instant, ...required },
  { name: 'zone', ...text, ...required },
  { name: 'local_day', type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, ...required },
  { name: 'session_id', ...text, repetition_type: 'OPTIONAL' },
  { name: 'simulated', type: 'BOOLEAN', ...required },
  { name: 'epoch', type: 'INT32', ...required },
  { name: 'xid', type: 'INT64', ...required },
  { name: 'context', ...text, ...required },
  { name: 'payload', ...text, ...required },
]
const schema: SchemaElement[] = [{ name: 'event', num_children: columns.length }, ...columns]

/** Rows that are written at once: few enough that learners are answered in between, about 20 ms. */
export const groupRows = 2_000

/** Makes one Parquet file, in memory: compressed it has about 100 bytes an event. */
export function createPartWriter() {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema,
    codec: 'ZSTD',
    compressors: { ZSTD: (input) => zstdCompressSync(input) },
    createdBy: 'Banxue',
  })
  return {
    /** Adds rows as one group; they are in log order, after those added before. */
    add(rows: readonly ArchivedRow[]): void {
      const columnData = columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) }))
      void writer.write({ columnData, rowGroupSize: rows.length })
    },
    sizeBytes: () => bytes.offset,
    finish(): Uint8Array {
      void writer.finish()
      return bytes.getBytes()
    },
  }
}

/** A part in storage, open to be read by groups. */
export interface PartFile {
  groups: readonly PartGroup[]
}

export interface PartGroup {
  rowCount: number
  /** Whether all its rows stand at or before a place; where that is not sure, no. */
  isPassed: (by: Position) => boolean
  read: () => Promise<ArchivedRow[]>
  /** Its rows about one person; where there are none only one column is read. */
  readAbout: (subjectId: string) => Promise<ArchivedRow[]>
}

/** @throws NoSuchFile, and Error where the file is no Parquet file */
export async function openPart(storage: Storage, key: string): Promise<PartFile> {
  const file = await fileIn(storage, key)
  const metadata = await parquetMetadataAsync(file)
  let start = 0
  const groups = metadata.row_groups.map((group): PartGroup => {
    const rowCount = Number(group.num_rows)
    const rowStart = start
    start += rowCount
    const read = (only?: (keyof ArchivedRow)[]) =>
      parquetReadObjects({
        file,
        metadata,
        rowStart,
        rowEnd: rowStart + rowCount,
        ...(only === undefined ? {} : { columns: only }),
        compressors: { ZSTD: (input) => zstdDecompressSync(input) },
        parsers: { timestampFromMicroseconds: (micros) => micros, dateFromDays: (days) => days },
      }) as Promise<ArchivedRow[]>
    return {
      rowCount,
      isPassed: passedBy(group),
      read: () => read(),
      async readAbout(subjectId) {
        const isAbout = (row: ArchivedRow) => row.subject_id === subjectId
        return (await read(['subject_id'])).some(isAbout) ? (await read()).filter(isAbout) : []
      },
    }
  })
  return { groups }
}

/** What the statistics of a group's columns say about the place of its last row. */
function passedBy({ columns: chunks }: RowGroup): PartGroup['isPassed'] {
  const greatest = (name: string) =>
    chunks.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data?.statistics?.max_value
  const [epoch, xid] = [greatest('epoch'), greatest('xid')]
  return (by) => {
    if (typeof epoch !== 'number' || typeof xid !== 'bigint') return false
    return epoch < by.epoch || (epoch === by.epoch && xid < BigInt(by.xid))
  }
}

async function fileIn(storage: Storage, key: string): Promise<AsyncBuffer> {
  const byteLength = await storage.sizeBytes(key)
  if (byteLength === null) throw new NoSuchFile(key)
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = await buffer(await storage.open(key, { start, end: end - 1 }))
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    },
  }
}
