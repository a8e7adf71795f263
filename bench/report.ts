import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One figure of a bench. */
export interface Figure {
  name: string
  value: number
  /** `events/s`, `ms`, `s`, `kB`, `MB`, `1` for a ratio … */
  unit: string
  /** What the figure has to keep; null where it is only told. */
  limit: number | null
  /** Value over limit, or over what it is compared with; null where there is nothing to compare. */
  ratio?: number | null
}

let fsyncMs: number | null = null

/** Prints a figure as one JSON line, with the fsync time of this disk, because "durable" costs what the disk costs. */
export function report({ name, value, unit, limit, ratio = null }: Figure): void {
  fsyncMs ??= measureFsyncMs()
  const of = ratio ?? (limit === null || limit === 0 ? null : value / limit)
  console.log(
    JSON.stringify({
      name,
      value: rounded(value),
      unit,
      limit,
      ratio: of === null ? null : rounded(of),
      fsyncMs,
    }),
  )
}

/**
 * Median time of writing 8 kB and forcing it to the disk, milliseconds.
 *
 * @param folder on the disk in question; BANXUE_DATA's, else the folder for temporary files
 */
function measureFsyncMs(folder = process.env.BANXUE_DATA ?? tmpdir()): number {
  const trial = mkdtempSync(join(folder, 'fsync-'))
  const file = openSync(join(trial, 'trial'), 'w')
  const page = Buffer.alloc(8192, 1)
  const times = Array.from({ length: 51 }, () => {
    const from = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - from
  })
  closeSync(file)
  rmSync(trial, { recursive: true, force: true })
  return rounded(quantile(times, 0.5))
}

/** @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

const rounded = (value: number): number => Number(value.toPrecision(4))
