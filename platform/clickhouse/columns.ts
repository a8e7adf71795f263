import type { EventColumn, EventType } from '../events/define.ts'

/** Type of each column that a payload field may become; the zero UUID and the empty string mean none. */
export const columnTypes: Readonly<Record<EventColumn, string>> = {
  course_id: 'UUID',
  module_id: 'UUID',
  unit_id: 'UUID',
  step_id: 'UUID',
  visitor_id: 'UUID',
  region: 'LowCardinality(String)',
  device: 'LowCardinality(String)',
}
export const eventColumns = Object.keys(columnTypes) as EventColumn[]

/** One column of the event table, and the payload fields that fill it. */
export interface ColumnSource {
  column: EventColumn
  /** Names of the events whose payload carries `field`. */
  names: readonly string[]
  field: string
}

/** Where the values of the columns come from, from what the definitions mark. */
export function columnSources(definitions: readonly EventType[]): ColumnSource[] {
  const sources = new Map<string, { column: EventColumn; field: string; names: string[] }>()
  for (const { name, columns = {} } of definitions)
    for (const [field, column] of Object.entries(columns)) {
      const key = `${column} ${field}`
      const source = sources.get(key) ?? { column, field, names: [] }
      source.names.push(name)
      sources.set(key, source)
    }
  return [...sources.values()]
}

/** Statements that give the event table its columns, each with the words of the definitions as comment. */
export function columnStatements(definitions: readonly EventType[]): string[] {
  return eventColumns.flatMap((column) => [
    `alter table event add column if not exists ${column} ${columnTypes[column]}`,
    `alter table event comment column ${column} ${literal(commentOf(column, definitions))}`,
  ])
}

function commentOf(column: EventColumn, definitions: readonly EventType[]): string {
  const words = definitions.flatMap(({ name, payload, columns = {} }) =>
    Object.entries(columns)
      .filter(([, target]) => target === column)
      .map(([field]) => {
        const description = payload.shape[field]?.description
        return description === undefined ? name : `${name}: ${description}`
      }),
  )
  return words.length === 0 ? 'from the context, or filled by no event yet' : words.join('; ')
}

const literal = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
