import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { definitions } from '../apps/server/definitions.ts'
import { analyticsMigrationSets, migrationSets } from '../apps/server/migrations.ts'
import { School } from '../e2e/faults/schedules/school.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { connect } from '../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { silentLog } from '../platform/log/log.ts'

/** Lets a school live in a process and on engines of its own, with its tables made and not started yet; then ends all. */
export async function withSchoolApart(
  work: (school: School, db: Kysely<never>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
  const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
  const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log: silentLog })
  const db = connect<never>(database.url, { max: 4 })
  const school = new School(database.url, engine.url, folder)
  try {
    await migrate(database.url, migrationSets)
    await migrateAnalytics(engine.url, analyticsMigrationSets, definitions)
    await work(school, db)
  } finally {
    await school.kill()
    await db.destroy()
    await engine.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
