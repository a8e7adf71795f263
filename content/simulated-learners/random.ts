/** Draws of one person's life: the same seed gives the same life. */
export interface Random {
  /** 0 (included) to 1 (excluded). */
  share(): number
  /** Whether something of this probability happens. */
  chance(probability: number): boolean
  /** Between two numbers, the middle more often than the ends. */
  around(low: number, high: number): number
  pick<T>(list: readonly [T, ...T[]]): T
}

/** mulberry32, a 32-bit generator in the public domain; its quality is enough for stories. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    share,
    chance: (probability) => share() < probability,
    around: (low, high) => low + ((high - low) * (share() + share() + share())) / 3,
    pick: (list) => list[Math.floor(share() * list.length)] ?? list[0],
  }
}
