import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import type { Sql } from './sql-files.ts'

/** Values bound to `{name:Type}` in a query. */
export type Params = Readonly<
  Record<string, string | boolean | number | readonly string[] | readonly number[]>
>

/** The one place where retention talks to ClickHouse: every query bound and tagged. */
export interface Analytics {
  rows<Row>(sql: Sql, params: Params): Promise<Row[]>
  run(sql: Sql, params: Params): Promise<void>
}

const settings = (tag: string): ClickHouseSettings => ({
  log_comment: tag,
  join_use_nulls: 1,
  // Every rollup is partitioned by a part of its key, so that no row has versions in two partitions.
  do_not_merge_across_partitions_select_final: 1,
  output_format_json_quote_64bit_integers: 0,
})

export function createAnalytics(client: ClickHouseClient): Analytics {
  return {
    async rows<Row>(sql: Sql, params: Params): Promise<Row[]> {
      const answer = await client.query({
        query: sql.text,
        query_params: { ...params },
        format: 'JSONEachRow',
        clickhouse_settings: settings(sql.tag),
      })
      return answer.json<Row>()
    },
    async run(sql, params) {
      await client.command({
        query: sql.text,
        query_params: { ...params },
        // A recount takes one core: learners who are being answered, and reports, come first.
        clickhouse_settings: { log_comment: sql.tag, max_threads: 1 },
      })
    },
  }
}
