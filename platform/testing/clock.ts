import type { Clock } from '../clock.ts'

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #at: Date
  constructor(at: Date | string) {
    this.#at = new Date(at)
  }
  now(): Date {
    return new Date(this.#at)
  }
  set(at: Date | string): void {
    this.#at = new Date(at)
  }
  /** @param ms milliseconds, negative to go back */
  advance(ms: number): void {
    this.#at = new Date(this.#at.getTime() + ms)
  }
}
