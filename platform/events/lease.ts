import pg from 'pg'
import type { Log } from '../log/log.ts'
import { wakeChannel } from './wake-channel.ts'

/** The right to be the one runner of something, among all servers of a school. */
export interface Leases {
  /** Takes the right, or says that it is held: by this process (true) or by another (false). */
  hold(name: string): Promise<boolean>
  /** Gives everything back and closes the connection. */
  close(): Promise<void>
}

/** First half of the key of every such lock; the second is the hash of the name. */
export const lockSpace = 7_260_115

/**
 * Session advisory locks on a connection of their own, which holds no transaction and so no reader back; the
 * same connection listens for news of the log. When the connection breaks all rights are lost, and are
 * asked for again on a new one.
 *
 * @param onNews called when somebody announced rows, or that a reader was put back
 */
export function openLeases(url: string, log: Log, onNews: (payload: string) => void): Leases {
  let connection: Promise<pg.Client> | null = null
  let held = new Set<string>()
  let closed = false

  function forget(client: pg.Client): void {
    client.removeAllListeners('notification')
    connection = null
    held = new Set()
    client.end().catch(() => undefined)
  }

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'banxue-readers',
      keepAlive: true,
    })
    client.on('error', (error) => {
      log.warn({ error: error.message }, 'the connection of the readers broke')
      forget(client)
    })
    client.on('notification', ({ payload = '' }) => onNews(payload))
    await client.connect()
    await client.query(`listen ${wakeChannel}`)
    return client
  }

  async function take(name: string): Promise<boolean> {
    if (closed) return false
    if (held.has(name)) return true
    connection ??= open().catch((error: unknown) => {
      connection = null
      throw error
    })
    const client = await connection
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as got',
      [lockSpace, name],
    )
    // A connection that broke meanwhile took its locks along.
    if (rows[0]?.got === true && connection !== null) held.add(name)
    return held.has(name)
  }

  // A connection takes one question at a time.
  let last: Promise<unknown> = Promise.resolve()
  return {
    hold(name) {
      const taken = last.then(() => take(name))
      last = taken.catch(() => undefined)
      return taken
    },
    async close() {
      closed = true
      await last
      const open = connection
      connection = null
      await open?.then((client) => client.end()).catch(() => undefined)
    },
  }
}
