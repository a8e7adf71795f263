import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { definitions } from '../../apps/server/definitions.ts'
import { analyticsMigrationSets, migrationSets } from '../../apps/server/migrations.ts'
import { migrateAnalytics } from '../../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../../platform/clickhouse/supervise.ts'
import { connect } from '../../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../../platform/db/embedded.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { silentLog } from '../../platform/log/log.ts'
import { serverFlags } from '../../platform/testing/server-flags.ts'
import { secret } from './calls.ts'
import type { BenchCourse } from './course.ts'
import { seedCourses, seedLearners, seedProgress } from './seed.ts'

export interface BenchSchool {
  db: Kysely<unknown>
  pages: readonly BenchCourse[]
  port: number
  close: () => Promise<void>
}

/**
 * The whole school in a process of its own, with readers and jobs, with courses, learners and what they did, all
 * of it read by every reader.
 *
 * @param folder for its data; its files lie in `files`
 */
export async function openBenchSchool(folder: string): Promise<BenchSchool> {
  const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
  const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log: silentLog })
  const db = connect<unknown>(database.url, { max: 1 })
  let child: ChildProcess | undefined
  const close = async () => {
    if (child?.exitCode === null) {
      child.stdin?.end()
      await once(child, 'exit')
    }
    await db.destroy()
    await engine.stop()
    await database.stop()
  }
  try {
    await migrate(database.url, migrationSets)
    await migrateAnalytics(engine.url, analyticsMigrationSets, definitions)
    const pages = await seedCourses(db)
    await seedLearners(db, pages)
    await seedProgress(db)
    const started = await startServer([database.url, engine.url, secret, folder])
    child = started.child
    await caughtUp(db)
    return { db, pages, port: started.port, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startServer(args: readonly string[]): Promise<{ port: number; child: ChildProcess }> {
  const program = fileURLToPath(new URL('server.ts', import.meta.url))
  const started = spawn(process.execPath, [...serverFlags, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const died = once(started, 'exit').then(() => Promise.reject(new Error('The school ended.')))
  const line = once(createInterface({ input: started.stdout }), 'line') as Promise<[string]>
  const [said] = await Promise.race([line, died])
  died.catch(() => undefined)
  return { port: (JSON.parse(said) as { port: number }).port, child: started }
}

/** Resolves when every reader has read what was seeded. */
async function caughtUp(db: Kysely<unknown>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (select from event, reader r where (event.epoch, event.xid, event.id) > (r.epoch, r.xid, r.id)) as waits`.execute(
      db,
    )
    if (rows[0]?.waits === false) return
    await wait(500)
  }
}
