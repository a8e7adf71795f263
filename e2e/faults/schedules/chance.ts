/** Chance that comes out the same for the same seed (mulberry32). */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** 0 to 1, without 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number from `from` up to, but not, `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from))
  }
  is(share: number): boolean {
    return this.share() < share
  }
  one<T>(of: readonly T[]): T {
    const found = of[this.int(0, of.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
}
