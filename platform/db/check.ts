import pg from 'pg'

/**
 * Refuses a database in which the school would lose or misread text.
 *
 * @throws Error in a sentence that says what to do
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    const { host } = new URL(url)
    throw new Error(
      `The database at ${host} cannot be reached. Is it running, and are DATABASE_URL's name and password right?`,
      { cause },
    )
  }
  try {
    const { rows } = await client.query<{ version: number; encoding: string; cjk: boolean; folds: boolean }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
              '伴' ~ '[[:alpha:]]' as cjk, 'É' ilike 'é' as folds`,
    )
    const [found] = rows
    if (found === undefined) throw new Error('The database does not answer.')
    if (found.encoding !== 'UTF8')
      throw new Error(
        `The database is encoded in ${found.encoding}; Banxue needs UTF8. Make it anew: create database banxue encoding 'UTF8' template template0.`,
      )
    if (found.version < 170_000)
      throw new Error(
        `The database is PostgreSQL ${Math.floor(found.version / 10_000)}; Banxue needs 17 or newer.`,
      )
    if (!found.cjk || !found.folds)
      throw new Error(
        `The database's locale does not know Chinese letters. Make it anew: create database banxue template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'.`,
      )
  } finally {
    await client.end()
  }
}
