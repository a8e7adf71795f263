/** Up to here a device clock counts as right, milliseconds. */
export const toleratedSkewMs = 60_000

/**
 * How far a device clock is behind the server's when a batch arrives.
 *
 * @param sentAt device clock when the batch left
 * @param receivedAt server clock when it came
 * @returns milliseconds to add to the device's times; 0 where the clock is right within 60 s
 */
export function skewMs(sentAt: Date, receivedAt: Date): number {
  const offsetMs = receivedAt.getTime() - sentAt.getTime()
  return Math.abs(offsetMs) > toleratedSkewMs ? offsetMs : 0
}

/** Whether a corrected time still lies more than 60 s in the future. */
export const isFuture = (at: Date, receivedAt: Date): boolean =>
  at.getTime() - receivedAt.getTime() > toleratedSkewMs

const longestPastMs = 10 * 366 * 86_400_000
/** Whether a corrected time is no memory of an offline device but a broken clock: more than ten years ago. */
export const isAbsurdPast = (at: Date, receivedAt: Date): boolean =>
  receivedAt.getTime() - at.getTime() > longestPastMs
