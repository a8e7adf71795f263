import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked'
import { markedOptions, type OnReference, point } from './html.ts'
import { letterOf, named } from './named.ts'

/** A gap in one language: what it takes, the first of which is shown as the key. */
export interface GapText {
  id: string
  accepted: string[]
}

/** `[[to go|take away]]`, or `[[{#drink} tea]]` with an id of its own; in code it stays what it is. */
const gap: TokenizerAndRendererExtension = {
  name: 'gap',
  level: 'inline',
  start: (text) => text.indexOf('[['),
  tokenizer(text) {
    const match = /^\[\[((?:(?!\]\])[^\n])*)\]\]/.exec(text)
    return match === null ? undefined : { type: 'gap', raw: match[0], words: match[1] ?? '' }
  },
  renderer: (token) => `<span data-gap="${String(token['id'])}"></span>`,
}
const marked = new Marked(markedOptions, { extensions: [gap] })

/** The gaps of a text in its order. */
export const gapsIn = (text: string): GapText[] => nameGaps(marked.lexer(text))

/** HTML of a text with gaps, each of them `<span data-gap="ID"></span>`; addresses as `blockHtml` has them. */
export function clozeHtml(text: string, folder: string, onReference: OnReference): string {
  const tokens = marked.lexer(text)
  nameGaps(tokens)
  point(tokens, folder, onReference)
  return marked.parser(tokens).trim()
}

/** Gives each gap its id: its own, or the letter of its place. */
function nameGaps(tokens: Token[]): GapText[] {
  const gaps: GapText[] = []
  void marked.walkTokens(tokens, (token) => {
    if (token.type !== 'gap') return
    const { id, text } = named(String((token as { words?: string }).words ?? '').trim())
    const accepted = text.split('|').map((words) => words.trim())
    const name = id ?? letterOf(gaps.length)
    Object.assign(token, { id: name })
    gaps.push({ id: name, accepted: accepted.filter((words) => words !== '') })
  })
  return gaps
}
