import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type ColumnSource, columnTypes, eventColumns } from '../clickhouse/columns.ts'
import type { EventColumn } from './define.ts'
import type { Position } from './position.ts'
import type { SpineTables } from './tables.ts'

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

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Rows after a position up to and with another, as PostgreSQL writes them in ClickHouse's TabSeparated format:
 * no row passes through JavaScript as an object.
 *
 * @param sources where the values of the marked columns come from
 */
export async function rowsBetween(
  db: Kysely<SpineTables>,
  from: Position,
  end: Position,
  sources: readonly ColumnSource[],
): Promise<string> {
  const columns = eventColumns.map((column) => columnValue(column, sources))
  const query = sql<{ lines: string | null }>`
    select string_agg(concat_ws(E'\\t', id, name, version, coalesce(actor_id, ${nobody}::uuid), coalesce(subject_id, ${nobody}::uuid),
        occurred_at at time zone 'UTC', received_at at time zone 'UTC', zone, local_day, ${escaped(sql`coalesce(session_id, '')`)},
        simulated::int, epoch, xid, ${escapedJson(sql`context`)}, ${escapedJson(sql`payload`)}, ${sql.join(columns)}), E'\\n') as lines
    from event
    where (epoch, xid, id) > (${from.epoch}, ${from.xid}::xid8, ${from.id}::uuid)
      and (epoch, xid, id) <= (${end.epoch}, ${end.xid}::xid8, ${end.id}::uuid)`
  const { rows } = await query.execute(db)
  return rows[0]?.lines ?? ''
}

/** JSON text holds no raw tab and no raw line end. */
const escapedJson = (json: RawBuilder<unknown>) => sql`replace(${json}::text, '\\', '\\\\')`
const escaped = (text: RawBuilder<unknown>) =>
  sql`replace(replace(replace(${text}, '\\', '\\\\'), E'\\t', '\\t'), E'\\n', '\\n')`

/** What the context of telemetry holds for events that do not carry it themselves. */
const inContext: Partial<Record<EventColumn, string>> = { visitor_id: 'visitorId', device: 'device' }

function columnValue(column: EventColumn, sources: readonly ColumnSource[]): RawBuilder<unknown> {
  const fields = sources
    .filter((source) => source.column === column)
    .map(({ names, field }) => sql`when name = any(${[...names]}::text[]) then payload->>${field}::text`)
  const key = inContext[column]
  const isUuid = columnTypes[column] === 'UUID'
  if (fields.length === 0 && key === undefined) return sql.lit(isUuid ? nobody : '')
  const fallback = key === undefined ? sql`null::text` : sql`context->>${key}::text`
  const value = fields.length === 0 ? fallback : sql`case ${sql.join(fields, sql` `)} else ${fallback} end`
  if (!isUuid) return escaped(sql`coalesce(${value}, '')`)
  // A value that is no UUID would stop the shipper for ever; it counts as none.
  return sql`case when pg_input_is_valid(${value}, 'uuid') then ${value} else ${nobody} end`
}
