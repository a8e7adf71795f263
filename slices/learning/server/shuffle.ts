/**
 * The same things in another order than the one given: by a seed, so that every device shows the same, and never
 * as they were, because that would be the answer.
 *
 * @param all at least two, all different, or there is no other order
 */
export function shuffled<T>(all: readonly T[], seed: string): T[] {
  const mixed = [...all]
  const draw = drawsOf(seed)
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1))
    const moved = mixed[at] as T
    mixed[at] = mixed[other] as T
    mixed[other] = moved
  }
  return mixed.every((one, at) => one === all[at]) ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed
}

/** Numbers from 0 up to 1 by a seed: FNV-1a of its text, then Mulberry32, both public domain. */
function drawsOf(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
