import type { Analytics } from './analytics.ts'
import { rollups } from './sql-files.ts'

/** How far the rollups reach; instants as ClickHouse writes them, exact to be bound again. */
export interface Reach {
  /** Arrivals up to here are counted. */
  reached_at: string
  /** No arrival before this can still appear. */
  settled_at: string
  /** The newest arrival that is not settled; the zero instant where there is none. */
  arrived_at: string
  asked_at: string
}

export async function reachOf(analytics: Analytics): Promise<Reach> {
  const [reach] = await analytics.rows<Reach>(rollups.reach, {})
  if (!reach) throw new Error('ClickHouse gave no row for an aggregate')
  return reach
}

/** The instant up to which reports are true: now where nothing waits, else the end of the last recount. */
export function asOf(reach: Reach): Date {
  return instantOf(reach.arrived_at <= reach.reached_at ? reach.asked_at : reach.reached_at)
}

/** ClickHouse writes instants as `YYYY-MM-DD hh:mm:ss.mmm`, here always in UTC. */
export function instantOf(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`)
}

/** The inverse of `instantOf`. */
export function clickhouseInstant(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '')
}
