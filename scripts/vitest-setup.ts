import type { TestProject } from 'vitest/node'
import { startTestServer } from '../platform/testing/run.ts'
import { migrationSets } from '../apps/server/migrations.ts'

/** Vitest's global set-up: one PostgreSQL for the run, or the one at DATABASE_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(migrationSets, process.env.DATABASE_URL)
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', server.template)
  return () => server.stop()
}
