/** A text without the id that it may begin with, as in `{#tea} a cup of tea`. */
export function named(text: string): { id: string | null; text: string } {
  const match = /^\{#([\w-]{1,40})\}\s*/.exec(text)
  return match === null ? { id: null, text } : { id: match[1] ?? null, text: text.slice(match[0].length) }
}

/** The id of what has none of its own: `a` for the first, `b` for the second … */
export const letterOf = (index: number): string => String.fromCodePoint('a'.codePointAt(0)! + index)
