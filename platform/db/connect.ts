import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

// Counts and sums fit a JavaScript number in a school; dates stay the text they are in the database.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Statements that a connection keeps prepared at most; a text that is built anew each time must not fill its memory. */
const preparedLimit = 300
/** Sightings of a text on a connection before it is prepared. */
const sightingsBefore = 3

/**
 * A connection that prepares the statements it meets again and again: parsing and planning an insert into the
 * partitioned log costs more than the insert.
 */
class PreparingClient extends pg.Client {
  readonly #sightings = new Map<string, number>()
  readonly #prepared = new Map<string, string>()
  readonly #send = pg.Client.prototype.query.bind(this) as (...args: unknown[]) => unknown

  override query = ((first: unknown, ...rest: unknown[]) => {
    if (typeof first !== 'string' || !Array.isArray(rest[0])) return this.#send(first, ...rest)
    const name = this.#nameOf(first)
    if (name === null) return this.#send(first, ...rest)
    const [values, ...others] = rest
    return this.#send({ name, text: first, values }, ...others)
  }) as typeof pg.Client.prototype.query

  #nameOf(text: string): string | null {
    const known = this.#prepared.get(text)
    if (known !== undefined) return known
    const count = (this.#sightings.get(text) ?? 0) + 1
    if (count < sightingsBefore || this.#prepared.size >= preparedLimit) {
      if (this.#sightings.size < 10 * preparedLimit) this.#sightings.set(text, count)
      return null
    }
    this.#sightings.delete(text)
    const name = `q${this.#prepared.size}`
    this.#prepared.set(text, name)
    return name
  }
}

/** A pool as every part uses it: UTC, and no transaction that could hold the log's readers back for long. */
export function createPool(url: string, options: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.max ?? 16,
    options: '-c timezone=UTC -c transaction_timeout=300s -c statement_timeout=120s',
  })
  // An idle connection that the server ends is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one that is in use: what asks it next is told.
  pool.on('connect', (client) => client.on('error', () => undefined))
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
