import { type RawBuilder, sql } from 'kysely'
import { type ColumnSource, columnTypes, eventColumns } from '../clickhouse/columns.ts'
import type { EventColumn } from './define.ts'
import { unknownRegion } from './region.ts'
import { inlined, type Page, rowsOf } from './reader-store.ts'

/** Columns of a shipped row, in order; `shipped_at` is the store's own. */
export const shippedColumns = [
  'id',
  'name',
  'version',
  'actor_id',
  'subject_id',
  'occurred_at',
  'received_at',
  'zone',
  'local_day',
  'session_id',
  'simulated',
  'epoch',
  'xid',
  'context',
  'payload',
  ...eventColumns,
] as const

const nobody = sql`'00000000-0000-0000-0000-000000000000'`

/**
 * The statement whose COPY writes the rows of a page: PostgreSQL's text format is
 * ClickHouse's TabSeparated, so no row passes through JavaScript as an object. It has no parameters, as COPY wants.
 *
 * @param sources where the values of the marked columns come from
 */
export function rowsIn(page: Page, sources: readonly ColumnSource[]): RawBuilder<unknown> {
  const columns = eventColumns.map((column) => columnValue(column, sources))
  return sql`
    select id, name, version, coalesce(actor_id, ${nobody}), coalesce(subject_id, ${nobody}),
        occurred_at at time zone 'UTC', received_at at time zone 'UTC', zone, local_day, coalesce(session_id, ''),
        simulated::int, epoch, xid, context, payload, ${sql.join(columns)}
    from ${rowsOf(page, inlined)}`
}

/** What the context holds for events that do not carry it themselves. */
const inContext: Partial<Record<EventColumn, string>> = {
  visitor_id: 'visitorId',
  device: 'device',
  region: 'region',
}
/** What a column holds where an event says nothing; the empty string for the others. */
const unsaid: Partial<Record<EventColumn, string>> = { region: unknownRegion }

function columnValue(column: EventColumn, sources: readonly ColumnSource[]): RawBuilder<unknown> {
  const fields = sources
    .filter((source) => source.column === column)
    .map(
      ({ names, field }) =>
        sql`when name in (${sql.join(names.map((name) => sql.lit(name)))}) then payload->>${sql.lit(field)}`,
    )
  const key = inContext[column]
  const isUuid = columnTypes[column] === 'UUID'
  if (fields.length === 0 && key === undefined) return isUuid ? nobody : sql`''`
  const fallback = key === undefined ? sql`null` : sql`context->>${sql.lit(key)}`
  const value = fields.length === 0 ? fallback : sql`case ${sql.join(fields, sql` `)} else ${fallback} end`
  if (!isUuid) return sql`coalesce(${value}, ${sql.lit(unsaid[column] ?? '')})`
  // A value that is no UUID would stop the shipper for ever; it counts as none.
  return sql`case when pg_input_is_valid(${value}, 'uuid') then ${value} else ${nobody} end`
}
