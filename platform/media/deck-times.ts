/** A picture of a deck with the moment from which it is shown. */
export interface DeckPage {
  name: string
  atS: number
}

/** Seconds of `83`, `83.5`, `1:23` or `1:02:03`, also with `-` or `_` in place of `:`; null for what is none. */
function secondsOf(text: string): number | null {
  if (!/^\d{1,6}(?:[:_-][0-5]?\d){0,2}(?:\.\d{1,3})?$/.test(text)) return null
  return text.split(/[:_-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}

/**
 * When each picture of a deck is shown: by `times.txt`, lines of a name and a moment in either order, or by the
 * pictures' names (`0083.jpg`, `01-23.png`).
 *
 * @param names of the pictures, without folders
 * @param times what `times.txt` says; null where there is none
 * @returns by their moments, the first from second 0; or the name or line that says no moment
 */
export function deckPages(
  names: readonly string[],
  times: string | null,
): { kind: 'pages'; pages: DeckPage[] } | { kind: 'no_moment'; place: string } {
  const pages: DeckPage[] = []
  if (times === null)
    for (const name of names) {
      const atS = secondsOf(name.replace(/\.[^.]+$/, ''))
      if (atS === null) return { kind: 'no_moment', place: name }
      pages.push({ name, atS })
    }
  else
    for (const [index, line] of times.split(/\r?\n/).entries()) {
      const words = line.trim().split(/[\s,;]+/)
      if (line.trim() === '' || line.trim().startsWith('#')) continue
      const name = names.find((each) => words.includes(each))
      const atS = words.map((word) => (word === name ? null : secondsOf(word))).find((each) => each !== null)
      if (name === undefined || atS == null) return { kind: 'no_moment', place: `times.txt:${index + 1}` }
      pages.push({ name, atS })
    }
  const sorted = pages.toSorted((a, b) => a.atS - b.atS)
  return { kind: 'pages', pages: sorted.map((page, index) => (index === 0 ? { ...page, atS: 0 } : page)) }
}
