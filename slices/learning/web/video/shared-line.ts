import type { Load } from './meter.ts'

/** One load as it is seen from outside; times of `performance.now()`. */
export interface Loading {
  bytes: number
  /** Of the request, and of the first byte; 0 before that. */
  startMs: number
  firstMs: number
  /** 0 while it is under way. */
  endMs: number
}

/**
 * What the line carried while one load was received: picture and sound come side by side, and each alone would make
 * the line look narrower than it is.
 */
export function carriedDuring(
  { startMs, firstMs, endMs }: Loading,
  all: readonly Loading[],
  nowMs: number,
): Load {
  const toMs = endMs === 0 ? nowMs : endMs
  // Half of the waiting counts at least: something between may have gathered the bytes before it passed them on.
  const receivedMs = firstMs === 0 ? toMs - startMs : toMs - firstMs
  const ms = Math.max(receivedMs, (toMs - startMs) / 2)
  return { bytes: bytesBetween(all, toMs - ms, toMs, nowMs), ms }
}

/** What the line carries now, from the oldest request that is under way; null where none is. */
export function carriedNow(all: readonly Loading[], nowMs: number): Load | null {
  const starts = all.filter(({ endMs }) => endMs === 0).map(({ startMs }) => startMs)
  if (starts.length === 0) return null
  const fromMs = Math.min(...starts)
  return { bytes: bytesBetween(all, fromMs, nowMs, nowMs), ms: nowMs - fromMs }
}

/** Bytes that came in a stretch of time, each load's spread evenly over its own. */
function bytesBetween(all: readonly Loading[], fromMs: number, toMs: number, nowMs: number): number {
  return all.reduce((sum, { bytes, startMs, firstMs, endMs }) => {
    const begunMs = firstMs === 0 ? startMs : Math.min(firstMs, (startMs + (endMs === 0 ? nowMs : endMs)) / 2)
    const doneMs = endMs === 0 ? nowMs : endMs
    const overlapMs = Math.min(toMs, doneMs) - Math.max(fromMs, begunMs)
    return overlapMs <= 0 ? sum : sum + bytes * Math.min(1, overlapMs / Math.max(1, doneMs - begunMs))
  }, 0)
}
