/**
 * Whether PostgreSQL can keep a JSON text: it refuses the NUL character and halves of surrogate pairs, which
 * `JSON.stringify` writes as escapes.
 */
export function isSoundJson(json: string): boolean {
  return !json.includes('\\u') || !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(json)
}

/** A text with what PostgreSQL refuses replaced by U+FFFD, cut at a number of UTF-16 units. */
export function soundText(text: string, max: number): string {
  return text.slice(0, max).toWellFormed().replaceAll('\0', '\uFFFD')
}
