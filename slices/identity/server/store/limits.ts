import { type Kysely, sql } from 'kysely'
import type { Limit } from '../limits.ts'
import type { IdentityTables } from '../tables.ts'
import { keyedHash } from '../token.ts'

export interface Verdict {
  isAllowed: boolean
  /** Seconds until the window ends, at least 1. */
  retryAfterS: number
}

/** Counters of attempts; shared by all servers of the school, kept under keyed hashes only. */
export function createLimitStore(db: Kysely<IdentityTables>, secret: string) {
  return {
    /** Counts one attempt in a fixed window; decided in one statement, so attempts at once cannot slip through. */
    async count(key: string, limit: Limit, at: Date): Promise<Verdict> {
      const endsAt = new Date(at.getTime() + limit.windowS * 1000)
      const isOver = sql<boolean>`rate_limit.window_ends_at <= ${at}`
      const row = await db
        .insertInto('rate_limit')
        .values({ key: keyedHash(key, secret), count: 1, window_ends_at: endsAt })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            count: sql`case when ${isOver} then 1 else least(rate_limit.count + 1, 1000000) end`,
            window_ends_at: sql`case when ${isOver} then excluded.window_ends_at else rate_limit.window_ends_at end`,
          }),
        )
        .returning(['count', 'window_ends_at'])
        .executeTakeFirstOrThrow()
      const leftMs = row.window_ends_at.getTime() - at.getTime()
      return { isAllowed: row.count <= limit.max, retryAfterS: Math.max(1, Math.ceil(leftMs / 1000)) }
    },

    async deleteEnded(at: Date): Promise<void> {
      await db.deleteFrom('rate_limit').where('window_ends_at', '<=', at).execute()
    },
  }
}
export type LimitStore = ReturnType<typeof createLimitStore>
