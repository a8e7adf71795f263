import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

/** Migrations of one owner: files `0001_name.sql` in a folder, applied in the order of their names. */
export interface MigrationSet {
  owner: string
  /** Folder, with a slash at the end. */
  folder: URL
}

/** Any number that no other advisory lock of the database uses. */
const lock = 7_260_114

/**
 * Brings a database up to date: each file once, in a transaction of its own, one process at a time. Killed at
 * any moment, the next run goes on with the first file that was not committed.
 *
 * @param onApplied called after each file, for progress
 * @param only `owner/file` of those to apply, in order to make the tables of an earlier version; all where absent
 * @returns how many files were applied
 * @throws Error that names the file, when one fails or the database is newer than this program
 */
export async function migrate(
  url: string,
  sets: readonly MigrationSet[],
  onApplied: (file: string) => void = () => undefined,
  only?: ReadonlySet<string>,
): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${lock})`)
    await client.query(
      'create table if not exists migration (owner text, file text, applied_at timestamptz not null default now(), primary key (owner, file))',
    )
    const { rows } = await client.query<{ owner: string; file: string }>('select owner, file from migration')
    const applied = new Set(rows.map((row) => `${row.owner}/${row.file}`))
    const known = await filesOf(sets)
    refuseNewer(applied, new Set(known.map(({ owner, file }) => `${owner}/${file}`)))
    let count = 0
    for (const { owner, file, folder } of known) {
      if (applied.has(`${owner}/${file}`) || only?.has(`${owner}/${file}`) === false) continue
      await apply(client, owner, file, await readFile(new URL(file, folder), 'utf8'))
      onApplied(`${owner}/${file}`)
      count += 1
    }
    return count
  } finally {
    await client.end()
  }
}

/** `owner/file` of every migration of the program. */
export async function migrationNames(sets: readonly MigrationSet[]): Promise<ReadonlySet<string>> {
  return new Set((await filesOf(sets)).map(({ owner, file }) => `${owner}/${file}`))
}

async function filesOf(sets: readonly MigrationSet[]) {
  const lists = await Promise.all(
    sets.map(async ({ owner, folder }) => {
      const files = (await readdir(folder).catch(() => [])).filter((name) => /^\d{4}_\w+\.sql$/.test(name))
      return files.toSorted().map((file) => ({ owner, file, folder }))
    }),
  )
  return lists.flat()
}

async function apply(client: pg.Client, owner: string, file: string, sql: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (owner, file) values ($1, $2)', [owner, file])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(
      `Migration ${owner}/${file} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

function refuseNewer(applied: ReadonlySet<string>, known: ReadonlySet<string>): void {
  const newer = [...applied].filter((file) => !known.has(file))
  if (newer.length > 0)
    throw new Error(
      `The database was made by a newer Banxue (it has ${newer.join(', ')}). Start that version, or restore a backup.`,
    )
}
