import { posix } from 'node:path'
import {
  Marked,
  type MarkedExtension,
  Parser,
  type Token,
  type TokenizerAndRendererExtension,
  type Tokens,
} from 'marked'

/**
 * Bold as Chinese text needs it: CommonMark leaves `**好。**后` as stars, because the mark follows a
 * punctuation and precedes a letter.
 */
const bold: TokenizerAndRendererExtension = {
  name: 'strong',
  level: 'inline',
  start: (text) => text.indexOf('**'),
  tokenizer(text) {
    const match = /^\*\*(?=\S)([^*\n]*[^*\s])\*\*(?!\*)/.exec(text)
    if (match === null) return undefined
    const inner = match[1] ?? ''
    return { type: 'strong', raw: match[0], text: inner, tokens: this.lexer.inlineTokens(inner) }
  },
}

export const markedOptions: MarkedExtension = {
  gfm: true,
  extensions: [bold],
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
}
const marked = new Marked(markedOptions)

/** Blocks of a text. */
export const lex = (text: string): Token[] => marked.lexer(text)

/** A reference of a text: a file beside it by its path from the root, or a unit of the course by its key. */
export interface Reference {
  kind: 'file' | 'unit'
  target: string
}

/** Told of each file and unit that a text refers to; null where nothing may be referred to. */
export type OnReference = (reference: Reference) => void

/**
 * HTML of Markdown: relative addresses become `file:PATH`, from the root of the source.
 *
 * @param folder where the file stands from which the text is, with no slash at the end
 */
export function blockHtml(text: string, folder: string, onReference: OnReference): string {
  const tokens = lex(text)
  point(tokens, folder, onReference)
  return marked.parser(tokens).trim()
}

/** The same, without the paragraph around a text of one paragraph. */
export function shortHtml(text: string, folder: string, onReference: OnReference): string {
  const tokens = lex(text).filter(({ type }) => type !== 'space')
  point(tokens, folder, onReference)
  const [only] = tokens
  return tokens.length === 1 && only !== undefined && (only.type === 'paragraph' || only.type === 'text')
    ? Parser.parseInline(only.tokens ?? [], marked.defaults).trim()
    : marked.parser(tokens).trim()
}

const isRelative = (address: string) => address !== '' && !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(address)

/** Turns the relative addresses of a text into what `blockHtml` promises. */
export function point(tokens: Token[], folder: string, onReference: OnReference): void {
  const file = (address: string): string => {
    const target = posix.normalize(posix.join(folder, decodeURI(address.split('#')[0] ?? '')))
    onReference({ kind: 'file', target })
    return `file:${encodeURIComponent(target)}`
  }
  void marked.walkTokens(tokens, (token) => {
    if (token.type === 'html') pointMarkup(token as Tokens.HTML, file)
    if (token.type !== 'image' && token.type !== 'link') return
    const { href } = token as Tokens.Link | Tokens.Image
    if (href.startsWith('unit:')) onReference({ kind: 'unit', target: href.slice(5).split('#')[0] ?? '' })
    else if (isRelative(href)) (token as Tokens.Link | Tokens.Image).href = file(href)
  })
}

function pointMarkup(token: Tokens.HTML | Tokens.Tag, file: (address: string) => string): void {
  token.text = token.text.replace(
    /(<(?:img|a)\b[^>]*?\s(?:src|href)\s*=\s*["'])([^"']*)/gi,
    (all: string, before: string, address: string) => (isRelative(address) ? before + file(address) : all),
  )
}
