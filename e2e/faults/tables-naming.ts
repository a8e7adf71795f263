import { type Kysely, sql } from 'kysely'

/** Every table with a row in which this text stands anywhere, be it inside JSON; in order. */
export async function tablesNaming(db: Kysely<never>, text: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by table_name`.execute(db)
  const found: string[] = []
  for (const { schema, name } of rows) {
    const { rows: hits } = await sql<{ found: boolean }>`
      select exists (select from ${sql.table(`${schema}.${name}`)} as one where one::text like ${`%${text}%`}) as found`.execute(
      db,
    )
    if (hits[0]?.found === true) found.push(name)
  }
  return found
}
