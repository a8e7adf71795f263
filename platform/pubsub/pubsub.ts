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
  const line = openLine(url, log, listeners)
  return {
    async publish(channel, payload) {
      await (await line.get()).query('select pg_notify($1, $2)', [channel, payload])
    },
    async subscribe(channel, hear) {
      const known = listeners.get(channel)
      const set = known ?? new Set<Hear>()
      set.add(hear)
      listeners.set(channel, set)
      if (!known) await (await line.get()).query(`listen ${pg.escapeIdentifier(channel)}`)
      return () => {
        set.delete(hear)
        if (set.size > 0 || listeners.get(channel) !== set) return
        listeners.delete(channel)
        line
          .get()
          .then((open) => open.query(`unlisten ${pg.escapeIdentifier(channel)}`))
          .catch(() => undefined)
      }
    },
    close: () => line.close(),
  }
}

/** The connection, made at first use, and made again by itself while somebody listens. */
function openLine(url: string, log: Log, listeners: ReadonlyMap<string, ReadonlySet<Hear>>) {
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

  function get(): Promise<pg.Client> {
    if (closed) return Promise.reject(new Error('The fan-out is closed'))
    client ??= open().catch((error: unknown) => {
      client = null
      throw error
    })
    return client
  }

  function reopen(): void {
    if (closed || retry !== null || listeners.size === 0) return
    const delayMs = Math.min(maxDelayMs, 50 * 2 ** failures++)
    retry = setTimeout(() => {
      retry = null
      get().then(() => {
        for (const set of listeners.values()) for (const hear of set) hear(null)
      }, reopen)
    }, delayMs)
  }

  return {
    get,
    async close() {
      closed = true
      if (retry !== null) clearTimeout(retry)
      await client?.then((open) => open.end()).catch(() => undefined)
    },
  }
}
