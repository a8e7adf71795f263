/** Reading at ease, by ear as well as by eye. */
const wordsPerS = 200 / 60
const charactersPerS = 300 / 60
/** Of the twenty seconds, what is left beside the greeting and the place. */
const linesS = 14
const mostLines = 3

/** Characters that are read one by one. */
const ideographs = /\p{Script=Han}/gu

/** Seconds that somebody takes to read a text, Chinese by the character, the rest by the word. */
export function secondsToRead(text: string): number {
  const characters = text.match(ideographs)?.length ?? 0
  const words = text.replace(ideographs, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return characters / charactersPerS + words / wordsPerS
}

/** The lines that can be read at a glance back: at most three, in order, those left out that would take too long. */
export function readAtAGlance<T extends { text: string }>(lines: readonly T[]): T[] {
  const kept: T[] = []
  let sumS = 0
  for (const line of lines) {
    const seconds = secondsToRead(line.text)
    if (kept.length === mostLines || sumS + seconds > linesS) continue
    kept.push(line)
    sumS += seconds
  }
  return kept
}
