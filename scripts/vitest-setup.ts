import type { TestProject } from 'vitest/node'
import { migrationSets } from '../apps/server/migrations.ts'
import { startTestAnalytics } from '../platform/testing/run-analytics.ts'
import { startTestServer } from '../platform/testing/run.ts'

/** Vitest's global set-up: one PostgreSQL and one ClickHouse for the run, or those at DATABASE_URL and CLICKHOUSE_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, analytics] = await Promise.all([
    startTestServer(migrationSets, process.env.DATABASE_URL),
    startTestAnalytics(process.env.CLICKHOUSE_URL),
  ])
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', server.template)
  project.provide('analyticsUrl', analytics.url)
  project.provide(
    'analyticsSets',
    migrationSets.map(({ owner, folder }) => ({ owner, folder: folder.href })),
  )
  return async () => {
    await Promise.all([server.stop(), analytics.stop()])
  }
}
