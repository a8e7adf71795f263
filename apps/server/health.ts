import type { ClickHouseClient } from '@clickhouse/client'
import type { Storage } from '@banxue/platform/files/storage'
import { type Kysely, sql } from 'kysely'

/** State of each engine; `ok` of the whole only when all are. */
export interface Health {
  ok: boolean
  engines: Record<'database' | 'analytics' | 'files', { ok: boolean; error?: string }>
}

const patienceMs = 2_000

/** Asks every engine a small question; one that does not answer within two seconds is named. */
export async function readHealth(
  db: Kysely<never>,
  analytics: ClickHouseClient,
  storage: Storage,
): Promise<Health> {
  const [database, clickhouse, files] = await Promise.all([
    ask(() => sql`select 1`.execute(db)),
    ask(async () => {
      const { success } = await analytics.ping({ select: true })
      if (!success) throw new Error('no answer')
    }),
    ask(() => storage.check()),
  ])
  return { ok: database.ok && clickhouse.ok && files.ok, engines: { database, analytics: clickhouse, files } }
}

async function ask(question: () => Promise<unknown>): Promise<{ ok: boolean; error?: string }> {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise((_, refuse) => {
      timer = setTimeout(() => refuse(new Error('no answer within 2 s')), patienceMs)
    })
    await Promise.race([question(), late])
    return { ok: true }
  } catch (error) {
    // The words of an engine may hold addresses and names; the log has them.
    return {
      ok: false,
      error: error instanceof Error && error.message.startsWith('no answer') ? error.message : 'refused',
    }
  } finally {
    clearTimeout(timer)
  }
}
