import { randomBytes } from 'node:crypto'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, inject } from 'vitest'
import { connectAnalytics, withAnalyticsDatabase } from '../clickhouse/connect.ts'
import { migrateAnalytics } from '../clickhouse/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folders of the ClickHouse migrations, as addresses, in order. */
    analyticsSets: readonly { owner: string; folder: string }[]
  }
}

/**
 * Address of a fresh analytics database, dropped after the test file.
 *
 * @param owners whose migrations to apply; everybody's where none is named
 */
export async function testAnalyticsUrl(...owners: string[]): Promise<string> {
  const server = inject('analyticsUrl')
  const name = `banxue_test_${randomBytes(6).toString('hex')}`
  const url = withAnalyticsDatabase(server, name)
  afterAll(async () => {
    const admin = connectAnalytics(withAnalyticsDatabase(server, 'default'))
    await admin.command({ query: `drop database if exists ${name}` })
    await admin.close()
  })
  const sets = inject('analyticsSets')
    .filter(({ owner }) => owners.length === 0 || owners.includes(owner))
    .map(({ owner, folder }) => ({ owner, folder: new URL(folder) }))
  await migrateAnalytics(url, sets, [])
  return url
}

/** A client of a fresh analytics database; closed after the test file. */
export async function testAnalytics(...owners: string[]): Promise<ClickHouseClient> {
  const client = connectAnalytics(await testAnalyticsUrl(...owners))
  afterAll(() => client.close())
  return client
}
