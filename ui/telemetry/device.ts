import type { Batch } from '@banxue/platform/events/contract'

/** What kind of device this is, by how it is pointed at and the shorter side of its screen, in CSS pixels. */
export function deviceOf(isCoarse: boolean, shortSidePx: number): Batch['device'] {
  if (!isCoarse) return 'desktop'
  return shortSidePx < 600 ? 'phone' : 'tablet'
}

/** The device this page is on. */
export const thisDevice = (): Batch['device'] =>
  deviceOf(matchMedia('(pointer: coarse)').matches, Math.min(screen.width, screen.height))
