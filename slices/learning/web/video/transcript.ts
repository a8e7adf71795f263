/** What is said in a stretch of a video. */
export interface Cue {
  fromS: number
  toS: number
  text: string
}

const timing = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/

/** The cues of a WebVTT file in order; notes, styles and tags left out, and what cannot be read. */
export function cuesOf(vtt: string): Cue[] {
  const cues: Cue[] = []
  for (const block of vtt.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => timing.test(line))
    const found = timing.exec(lines[at] ?? '')
    if (found === null) continue
    const text = plain(lines.slice(at + 1).join(' '))
    if (text !== '') cues.push({ fromS: secondsOf(found[1]), toS: secondsOf(found[2]), text })
  }
  return cues.toSorted((a, b) => a.fromS - b.fromS)
}

function secondsOf(time = '0'): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

const plain = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Index of the cue said at a moment, or of the last one said before it; -1 before the first. */
export function cueAt(cues: readonly Cue[], atS: number): number {
  return cues.findLastIndex((cue) => cue.fromS <= atS)
}

/** A part of a cue's text, and whether it is what was looked for. */
export interface Part {
  text: string
  isHit: boolean
}

/** The text cut at what was looked for, without regard to case, accents and width; one part where there is no hit. */
export function partsOf(text: string, sought: string): Part[] {
  const wanted = folded(sought.trim()).join('')
  if (wanted === '') return [{ text, isHit: false }]
  const letters = Array.from(text)
  const folds = folded(text)
  const parts: Part[] = []
  let restFrom = 0
  for (let from = 0; from < letters.length; from++) {
    const to = endOfHit(folds, from, wanted)
    if (to === null || from < restFrom) continue
    if (from > restFrom) parts.push({ text: letters.slice(restFrom, from).join(''), isHit: false })
    parts.push({ text: letters.slice(from, to).join(''), isHit: true })
    restFrom = to
  }
  if (restFrom < letters.length) parts.push({ text: letters.slice(restFrom).join(''), isHit: false })
  return parts
}

/** Whether a text holds what is looked for; everything holds nothing. */
export const holds = (text: string, sought: string): boolean =>
  folded(text).join('').includes(folded(sought.trim()).join(''))

/** Each letter without case, accent and width. */
const folded = (text: string): string[] =>
  Array.from(text, (letter) => letter.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase())

function endOfHit(folds: readonly string[], from: number, wanted: string): number | null {
  let rest = wanted
  for (let at = from; at < folds.length; at++) {
    const fold = folds[at] ?? ''
    if (rest === '') return at
    if (!rest.startsWith(fold) || (at === from && fold === '')) return null
    rest = rest.slice(fold.length)
  }
  return rest === '' ? folds.length : null
}
