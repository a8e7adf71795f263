import type { Readable } from 'node:stream'
import type { CompiledQuery } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import { createPool } from './connect.ts'

/**
 * Runs a select without parameters as COPY and hands over its rows in PostgreSQL's text format, as a stream.
 * Resolves when `take` has, and rejects when either side breaks.
 */
export type CopyOut = (query: CompiledQuery, take: (rows: Readable) => Promise<void>) => Promise<void>

/** A connection of its own for copies, made when it is first needed and anew after a fault. */
export function openCopyOut(url: string): { copyOut: CopyOut; close: () => Promise<void> } {
  const pool = createPool(url, { max: 1 })
  return {
    async copyOut({ sql, parameters }, take) {
      if (parameters.length > 0) throw new Error('COPY takes no parameters')
      const client = await pool.connect()
      let fault: Error | undefined
      try {
        await take(client.query(copyTo(`copy (${sql}) to stdout`)))
      } catch (error) {
        fault = error instanceof Error ? error : new Error(String(error))
        throw error
      } finally {
        // A connection that was left in the middle of a copy cannot be used again.
        client.release(fault)
      }
    },
    close: () => pool.end(),
  }
}
