import { type QueryExecutorProvider, sql } from 'kysely'

/** Rows read at once. */
const pageSize = 1_000

/**
 * A table's rows of one person, page by page along its primary key, so that any number of them fits the memory.
 * Columns are named as the code names things; the person's own is left out.
 *
 * @param key the rest of the primary key after the person's column
 */
export async function* personRows(
  db: QueryExecutorProvider,
  { table, person, key }: { table: string; person: string; key: readonly string[] },
  personId: string,
): AsyncIterable<Record<string, unknown>> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const after =
      last === undefined ? sql`true` : sql`(${columns}) > (${sql.join(key.map((column) => last?.[column]))})`
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)}
      where ${sql.ref(person)} = ${personId} and ${after} order by ${columns} limit ${pageSize}`.execute(db)
    for (const { [person]: _, ...row } of rows) yield named(row)
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}

/** `made_at` is `madeAt`. */
const named = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
