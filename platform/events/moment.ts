import { isAbsurdPast, skewMs, toleratedSkewMs } from './skew.ts'

/** What a device tells of the time of something done on it. */
export interface DeviceTime {
  /** Device clock, when it was done. */
  at: Date
  /** Device clock, when it was sent. */
  sentAt: Date
  /** From doing to sending by `performance.now()`, milliseconds; null where another page life sends it. */
  ageMs: number | null
  /** The server's time in the last acknowledgement that the device had when it was done; null before the first. */
  lastAckAt: Date | null
}

/**
 * When something was done, on the server's clock: never after its receipt, never before what its device had
 * heard from the server by then.
 *
 * The device's clock counts, corrected by its offset at sending, unless something refutes it within one page
 * life: `performance.now()` counted more than the clock did (the clock was put back), or the clock's moment
 * lies before the last acknowledgement (it was put forward since). Then the age counts. An age alone would not do:
 * `performance.now()` stands still while a device sleeps, and a phone that slept for days in a pocket would
 * bring Tuesday's work as Friday's. A moment of more than ten years ago, which no device keeps, gives way to the
 * receipt.
 */
export function momentOf({ at, sentAt, ageMs, lastAckAt }: DeviceTime, receivedAt: Date): Date {
  const receivedMs = receivedAt.getTime()
  const floorMs = Math.min(lastAckAt?.getTime() ?? -Infinity, receivedMs)
  const byClockMs = at.getTime() + skewMs(sentAt, receivedAt)
  const saidMs = ageMs === null || isTrusted() ? byClockMs : receivedMs - ageMs
  const moment = new Date(Math.max(floorMs, Math.min(saidMs, receivedMs)))
  return isAbsurdPast(moment, receivedAt) ? receivedAt : moment

  function isTrusted(): boolean {
    const sleptMs = sentAt.getTime() - at.getTime() - (ageMs ?? 0)
    if (Math.abs(sleptMs) <= toleratedSkewMs) return true
    return sleptMs > 0 && lastAckAt !== null && byClockMs >= floorMs - toleratedSkewMs
  }
}
