import pg from 'pg'
import type { Log } from '../log/log.ts'

/** Fan-out of small messages to every server of the school, at most once: who was not listening missed it. */
export interface PubSub {
  /** @param payload at most 7,900 bytes of UTF-8 */
  publish(channel: string, payload: string): Promise<void>
  /**
   * Calls `hear` for each message of a channel from the moment the promise resolves, until the returned function
   * is called. After a break of the connection it is called once with null: something may have been missed.
   */
  subscribe(channel: string, hear: (payload: string | null) => void): Promise<() => void>
  close(): Promise<void>
}

type Hear = (payload: string | null) => void
const maxDelayMs = 5_000

/** Fan-out over PostgreSQL's LISTEN and NOTIFY, on one connection that is made again when it breaks. */
export function createPubSub(url: string, log: Log): PubSub {
  const listeners = new Map<string, Set<Hear>>()
  let client: Promise<pg.Client> | null = null
  let failures = 0
  let retry: NodeJS.Timeout | null = null
  let closed = false

  async function open(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, application_name: 'banxue-pubsub', keepAlive: true })
    next.on('error', (error) => {
      next.removeAllListeners('notification')
      next.end().catch(() => undefined)
      client = null
      log.warn({ error: error.message }, 'the connection of the fan-out broke')
      reopen()
    })
    next.on('notification', ({ channel, payload }) => {
      for (const hear of listeners.get(channel) ?? []) hear(payload ?? '')
    })
    await next.connect()
    for (const channel of listeners.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    failures = 0
    return next
  }

  function connection(): Promise<pg.Client> {
    client ??= open().catch((error: unknown) => {
      client = null
      throw error
    })
    return client
  }

  function reopen(): void {
    if (closed || retry !== null || listeners.size === 0) return
    retry = setTimeout(
      () => {
        retry = null
        connection().then(
          () => [...listeners.values()].flatMap((set) => [...set]).forEach((hear) => hear(null)),
          reopen,
        )
      },
      Math.min(maxDelayMs, 50 * 2 ** failures++),
    )
  }

  return {
    async publish(channel, payload) {
      await (await connection()).query('select pg_notify($1, $2)', [channel, payload])
    },
    async subscribe(channel, hear) {
      const known = listeners.get(channel)
      const set = known ?? new Set<Hear>()
      set.add(hear)
      listeners.set(channel, set)
      if (!known) await (await connection()).query(`listen ${pg.escapeIdentifier(channel)}`)
      return () => {
        set.delete(hear)
        if (set.size > 0 || listeners.get(channel) !== set) return
        listeners.delete(channel)
        client?.then((open) => open.query(`unlisten ${pg.escapeIdentifier(channel)}`)).catch(() => undefined)
      }
    },
    async close() {
      closed = true
      if (retry !== null) clearTimeout(retry)
      await client?.then((open) => open.end()).catch(() => undefined)
    },
  }
}
