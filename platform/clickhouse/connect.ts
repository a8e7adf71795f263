import { type ClickHouseClient, createClient } from '@clickhouse/client'

/**
 * Opens the analytics store.
 *
 * @param url `http(s)://[user:password@]host:port/database`; one code path for the embedded engine, a server and a cluster
 */
export function connectAnalytics(url: string): ClickHouseClient {
  return createClient({
    url,
    application: 'banxue',
    request_timeout: 60_000,
    max_open_connections: 10,
    // A server may close an idle connection after 3 s; the client lets go of it first.
    keep_alive: { enabled: true, idle_socket_ttl: 2_000 },
    log: { level: 127 },
  })
}

/** The database that an address names; `default` where it names none. */
export function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1) || 'default'
}

/** The same server's address with another database. */
export function withAnalyticsDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
