import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedAnalytics } from '../clickhouse/supervise.ts'
import { silentLog } from '../log/log.ts'

/** The run's analytics engine; every test file makes a database of its own in it. */
export interface TestAnalytics {
  url: string
  stop(): Promise<void>
}

/** Starts the embedded engine in a folder that goes with it, or takes the server at `outsideUrl`. */
export async function startTestAnalytics(outsideUrl: string | undefined): Promise<TestAnalytics> {
  if (outsideUrl !== undefined) return { url: outsideUrl, stop: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'banxue-test-analytics-'))
  const engine = await startEmbeddedAnalytics({ folder, log: silentLog })
  return {
    url: engine.url,
    async stop() {
      await engine.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
