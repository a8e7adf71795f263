const toleratedMs = 60_000

/**
 * A device's moment on the server's clock. The device's clock is trusted while it is within 60 s of the
 * receipt; beyond that the whole offset is taken off. No moment is later than its receipt.
 */
export function corrected(moment: Date, sentAt: Date, receivedAt: Date): Date {
  const offsetMs = receivedAt.getTime() - sentAt.getTime()
  const onServerMs = moment.getTime() + (Math.abs(offsetMs) > toleratedMs ? offsetMs : 0)
  return new Date(Math.min(onServerMs, receivedAt.getTime()))
}
