import type { KeptWork } from './work.ts'

/** Most acts that travel together; the server takes no more. */
const mostActs = 200
/** Most bytes of them: what a page that is being hidden may still send is 64 kB, headers and telemetry included. */
const mostBytes = 48_000

const encoder = new TextEncoder()

/** The first rows, in the order in which they were done, that may travel together: one at least. */
export function batchOf(rows: readonly KeptWork[]): KeptWork[] {
  const batch: KeptWork[] = []
  let bytes = 0
  for (const row of rows.toSorted((a, b) => a.order - b.order)) {
    bytes += encoder.encode(JSON.stringify(row)).length
    if (batch.length > 0 && (batch.length === mostActs || bytes > mostBytes)) break
    batch.push(row)
  }
  return batch
}
