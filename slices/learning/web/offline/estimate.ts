import type { Quality } from './saved-unit.ts'

/** What a minute of video takes at each quality, bits per second, sound alone included. */
const bitsPerS: Readonly<Record<Quality, number>> = {
  sound: 60_000,
  240: 420_000,
  360: 760_000,
  720: 2_100_000,
}
/** Words, questions and a picture or two of a step, bytes. */
const stepBytes = 30_000

/** A unit of an outline. */
interface Outlined {
  steps: readonly { kind: string; estimatedS: number }[]
}

/** About how much some units take on the device, bytes. A video's estimated seconds are its length. */
export function estimateBytes(units: readonly Outlined[], quality: Quality): number {
  const steps = units.flatMap((unit) => unit.steps)
  const playedS = steps.reduce((sum, { kind, estimatedS }) => sum + (kind === 'video' ? estimatedS : 0), 0)
  return steps.length * stepBytes + (playedS * bitsPerS[quality]) / 8
}

export const hasVideo = (units: readonly Outlined[]): boolean =>
  units.some(({ steps }) => steps.some(({ kind }) => kind === 'video'))

/** What the browser lets the school keep, bytes; null where it does not say. */
export interface Room {
  usedBytes: number
  freeBytes: number
}

export async function roomHere(): Promise<Room | null> {
  const found = await navigator.storage?.estimate().catch(() => undefined)
  if (found?.quota === undefined || found.usage === undefined) return null
  return { usedBytes: found.usage, freeBytes: Math.max(0, found.quota - found.usage) }
}
