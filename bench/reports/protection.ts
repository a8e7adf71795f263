import type { ClickHouseClient } from '@clickhouse/client'
import { filterParams, reports, windowOf } from '@banxue/slices/retention/server'
import { quantile, report } from '../report.ts'

/** Reports that read rollups `final`, and nothing else that tells copies apart. */
const asked = { activity: reports.activity, 'drop-off': reports.dropOff, latest: reports.latest }
const dayMs = 86_400_000

/** What the protection against rows that are there twice costs: each question with it, over the same without. */
export async function timeProtection(client: ClickHouseClient, rounds: number): Promise<void> {
  for (const [name, { text: sql }] of Object.entries(asked)) {
    const open = sql.replaceAll(/ final$/gm, '')
    const times = { sql: [] as number[], open: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      times.sql.push(await timed(client, sql))
      times.open.push(await timed(client, open))
    }
    const [value, without] = [quantile(times.sql, 0.5), quantile(times.open, 0.5)]
    report({ name: `reports.${name}.over_unprotected`, value: value / without, unit: '1', limit: 1.3 })
  }
}

async function timed(client: ClickHouseClient, query: string): Promise<number> {
  const days = {
    today: new Date().toISOString().slice(0, 10),
    lastCompleteDay: new Date(Date.now() - 1.5 * dayMs).toISOString().slice(0, 10),
  }
  const from = performance.now()
  const answer = await client.query({
    query,
    query_params: {
      ...filterParams(undefined, windowOf(undefined, days)),
      ...days,
      simulated: false,
      everyCourse: true,
      courses: [],
      dayCourses: ['00000000-0000-0000-0000-000000000000'],
    },
    format: 'JSONEachRow',
    clickhouse_settings: { join_use_nulls: 1, do_not_merge_across_partitions_select_final: 1 },
  })
  await answer.text()
  return performance.now() - from
}
