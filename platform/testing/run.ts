import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../db/embedded.ts'
import { type MigrationSet, migrate } from '../db/migrate.ts'

/** What a test run shares: the server, and a migrated template that each test file clones. */
export interface TestServer {
  /** Address of the server's database `postgres`, as a role that may create databases. */
  adminUrl: string
  template: string
  stop(): Promise<void>
}

/**
 * Starts the run's PostgreSQL, or takes the one at `outsideUrl`, and makes the template.
 * The embedded one does not sync to disk: tests kill processes, never the machine.
 */
export async function startTestServer(
  sets: readonly MigrationSet[],
  outsideUrl: string | undefined,
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-test-'))
  let embedded: EmbeddedDatabase | undefined
  if (outsideUrl === undefined)
    embedded = await startEmbeddedDatabase({
      folder: join(folder, 'postgres'),
      password: randomBytes(12).toString('hex'),
      settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
    })
  const adminUrl = withDatabase(embedded?.url ?? outsideUrl ?? '', 'postgres')
  const template = `banxue_template_${randomBytes(4).toString('hex')}`
  await inDatabase(
    adminUrl,
    `create database ${template} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8'`,
  )
  await migrate(withDatabase(adminUrl, template), sets)
  return {
    adminUrl,
    template,
    async stop() {
      if (embedded === undefined) await inDatabase(adminUrl, `drop database ${template} with (force)`)
      await embedded?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The same server's address with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Runs one statement in a connection of its own. */
export async function inDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
