import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

// Counts and sums fit a JavaScript number in a school; dates stay the text they are in the database.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** A pool as every part uses it: UTC, and no transaction that could hold the log's readers back for long. */
export function createPool(url: string, options: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    options: '-c timezone=UTC -c transaction_timeout=300s -c statement_timeout=120s',
  })
  // An idle connection that the server ends is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

/**
 * Opens a database.
 *
 * @param options.max connections at most, 16 by default
 */
export function connect<Tables>(url: string, options: { max?: number } = {}): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) })
}
