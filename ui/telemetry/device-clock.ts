/** Door `@banxue/ui/telemetry/device-clock`: what a device knows of time, for whatever keeps acts until they arrive. */
import { newId } from '@banxue/platform/id'

/** What a device knows of time: a clock that may be wrong and may jump, a timer that only runs forward, and the server's last word. */
export interface DeviceClock {
  now: () => Date
  /** IANA zone of the device. */
  zone: () => string
  /** Milliseconds of this page life, by `performance.now()`. */
  elapsedMs: () => number
  /** Stands for this page life: elapsed times of two lives have nothing to do with each other. */
  lifeId: string
  /** The server's time in its last acknowledgement to this browser; null before the first. */
  lastAckAt: () => Date | null
  /** The server has acknowledged something at this time of its own. */
  acknowledged: (at: Date) => void
}

/** When something was done, as far as its device could tell. */
export interface Stamp {
  at: Date
  zone: string
  lifeId: string
  elapsedMs: number
  lastAckAt: Date | null
}

export const stampOf = (clock: DeviceClock): Stamp => ({
  at: clock.now(),
  zone: clock.zone(),
  lifeId: clock.lifeId,
  elapsedMs: clock.elapsedMs(),
  lastAckAt: clock.lastAckAt(),
})

/** Milliseconds since then by the timer; null where another page life stamped it. */
export const ageMs = (clock: DeviceClock, then: Pick<Stamp, 'lifeId' | 'elapsedMs'>): number | null =>
  then.lifeId === clock.lifeId ? Math.max(0, clock.elapsedMs() - then.elapsedMs) : null

const ackKey = 'banxue-last-ack'
let heardAt: Date | null = null

/** The clock of this page, made once: what the server acknowledged is shared by all tabs and page lives. */
export const thisClock: DeviceClock = {
  now: () => new Date(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  elapsedMs: () => performance.now(),
  lifeId: newId(new Date()),
  lastAckAt: () => later(heardAt, storedAck()),
  acknowledged(at) {
    heardAt = later(heardAt, at)
    try {
      localStorage.setItem(ackKey, later(heardAt, storedAck())?.toISOString() ?? '')
    } catch {
      // Storage is refused: it is known as long as the page lives.
    }
  },
}

function storedAck(): Date | null {
  try {
    const ms = Date.parse(localStorage.getItem(ackKey) ?? '')
    return Number.isNaN(ms) ? null : new Date(ms)
  } catch {
    return null
  }
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a >= b ? a : b
}
