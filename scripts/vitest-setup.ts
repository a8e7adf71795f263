import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { analyticsMigrationSets, migrationSets } from '../apps/server/migrations.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { silentLog } from '../platform/log/log.ts'
import { startTestServer } from '../platform/testing/run.ts'

/** Vitest's global set-up: one PostgreSQL and one ClickHouse for the run, or those at DATABASE_URL and CLICKHOUSE_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const tempFolder = await mkdtemp(join(tmpdir(), 'banxue-test-'))
  const [server, analytics] = await Promise.all([
    startTestServer(migrationSets, process.env.DATABASE_URL),
    startAnalytics(tempFolder, process.env.CLICKHOUSE_URL),
  ])
  project.provide('tempFolder', tempFolder)
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', server.template)
  project.provide('analyticsUrl', analytics.url)
  project.provide(
    'analyticsSets',
    analyticsMigrationSets.map(({ owner, folder }) => ({ owner, folder: folder.href })),
  )
  return async () => {
    await Promise.all([server.stop(), analytics.stop()])
    await rm(tempFolder, { recursive: true, force: true })
  }
}

async function startAnalytics(
  tempFolder: string,
  outsideUrl: string | undefined,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (outsideUrl !== undefined) return { url: outsideUrl, stop: async () => undefined }
  return startEmbeddedAnalytics({
    folder: join(tempFolder, 'clickhouse'),
    log: silentLog,
    memoryMb: 1_500,
  })
}
