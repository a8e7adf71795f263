/** Source of the present, injected so that tests and the simulator can move it. */
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }
