import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newId } from '../../platform/id.ts'
import { sampleCourse, sampleUnit } from '../../platform/testing/sample-events.ts'

const rowsPerCopy = 20_000

/**
 * Fills the log by COPY, as fast as it takes rows, on so many connections for so many seconds.
 *
 * @returns durable rows per second
 */
export async function copyRate(url: string, connections: number, seconds: number): Promise<number> {
  const from = performance.now()
  const until = from + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      let count = 0
      while (performance.now() < until) {
        const copy = client.query(
          copyFrom(
            'copy event (id, name, version, actor_id, subject_id, occurred_at, zone, local_day, session_id, simulated, context, payload) from stdin',
          ),
        )
        await pipeline(Readable.from(rows()), copy)
        count += rowsPerCopy
      }
      await client.end()
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - from) / 1000)
}

function* rows(): Generator<string> {
  const person = crypto.randomUUID()
  for (let chunk = 0; chunk < rowsPerCopy; chunk += 1000) {
    const now = new Date()
    let text = ''
    for (let n = 0; n < 1000; n++)
      text += `${newId(now)}\tsample.seen\t2\t${person}\t${person}\t${now.toISOString()}\tAsia/Shanghai\t2026-11-22\t${person}\tf\t{"device": "phone", "visitorId": "${person}"}\t{"courseId": "${sampleCourse}", "unitId": "${sampleUnit}", "durationS": ${(n % 59) + 1}}\n`
    yield text
  }
}
