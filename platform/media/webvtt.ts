/** The captions cannot be read; `line` counts from 1. */
export class CaptionsRefused extends Error {
  readonly code: 'captions_not_text' | 'captions_no_cues' | 'captions_bad_time' | 'captions_too_long'
  readonly line: number
  constructor(code: CaptionsRefused['code'], line: number) {
    super(`${code} at line ${line}`)
    this.code = code
    this.line = line
  }
}

interface Cue {
  fromS: number
  toS: number
  text: string
}

/** Bytes of captions at most, and cues: four hours of talk have some 6,000. */
export const captionsLimitBytes = 2 * 1024 ** 2
const cueLimit = 20_000

const clock = String.raw`(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?`
const timing = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}(?:\s.*)?$`)

/**
 * WebVTT made anew of WebVTT or SubRip: times and words, with bold, italic, underlined and who speaks; positions,
 * styles, scripts and everything else are left out.
 *
 * @throws CaptionsRefused
 */
export function cleanCaptions(source: string): string {
  if (source.length > captionsLimitBytes) throw new CaptionsRefused('captions_too_long', 1)
  if (source.includes('\0') || source.includes('\uFFFD')) throw new CaptionsRefused('captions_not_text', 1)
  const cues = cuesOf(source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/))
  if (cues.length === 0) throw new CaptionsRefused('captions_no_cues', 1)
  const lines = cues
    .toSorted((a, b) => a.fromS - b.fromS)
    .map(({ fromS, toS, text }) => `${timeOf(fromS)} --> ${timeOf(toS)}\n${text}\n`)
  return `WEBVTT\n\n${lines.join('\n')}`
}

function cuesOf(lines: readonly string[]): Cue[] {
  const cues: Cue[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (!line.includes('-->')) continue
    const match = timing.exec(line)
    if (match === null) throw new CaptionsRefused('captions_bad_time', at + 1)
    const [fromS, toS] = [secondsOf(match.slice(1, 5)), secondsOf(match.slice(5, 9))]
    if (toS <= fromS) throw new CaptionsRefused('captions_bad_time', at + 1)
    const words: string[] = []
    while (at + 1 < lines.length && lines[at + 1]?.trim() !== '' && !lines[at + 1]?.includes('-->'))
      words.push(lines[(at += 1)] ?? '')
    // SubRip numbers its cues: one that follows without an empty line between is no words.
    if (lines[at + 1]?.includes('-->') === true && /^\d+$/.test(words.at(-1)?.trim() ?? '')) words.pop()
    const text = words
      .map(cleanWords)
      .filter((each) => each !== '')
      .join('\n')
    if (text !== '') cues.push({ fromS, toS, text })
    if (cues.length > cueLimit) throw new CaptionsRefused('captions_too_long', at + 1)
  }
  return cues
}

const secondsOf = ([hours = '0', minutes = '0', seconds = '0', part = '0']: readonly (
  | string
  | undefined
)[]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${part}`)

function timeOf(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const whole = Math.floor(ms / 1000)
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

const kept = /<(\/?)(b|i|u)>|<v(?:\.[\w.-]*)?\s+([^<>&]{1,80})>|<(\/)v>/gi

/** One line's words: the few tags that are kept, closed in their order, and nothing else that could be markup. */
function cleanWords(line: string): string {
  const open: string[] = []
  let out = ''
  let from = 0
  for (const match of line.matchAll(kept)) {
    out += plain(line.slice(from, match.index))
    from = match.index + match[0].length
    const tag = match[3] !== undefined || match[4] !== undefined ? 'v' : (match[2] ?? '').toLowerCase()
    if (match[1] === '/' || match[4] === '/') {
      if (open.at(-1) === tag) out += `</${open.pop()}>`
    } else {
      open.push(tag)
      out += tag === 'v' ? `<v ${(match[3] ?? '').trim()}>` : `<${tag}>`
    }
  }
  out += plain(line.slice(from))
  return (
    out +
    open
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('')
  ).trim()
}

const plain = (text: string): string =>
  text
    .replace(/<(?:\/?[a-z]|\d)[^<>]*>/gi, '')
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
