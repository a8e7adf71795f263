import type { Language } from '@banxue/platform/i18n/language'
import type { CourseDetails } from '#courses/contract'
import type { Book } from './collection.ts'
import { escapeText, escapeValue } from './markup.ts'
import type { Say } from './say.ts'
import { childNamed, descendants, textOf } from './tree.ts'
import type { El } from './xml.ts'

const longestSummary = 300
const hoursPerWeek = 3

/** The school's language in which a book's text is kept; books in others stand in the English place. */
export const languageOf = (book: Book): Language => (/^zh\b/i.test(book.language) ? 'zh-CN' : 'en')

/** Days at three hours a week, at least one week. */
export const plannedDays = (seconds: number): number =>
  Math.max(7, Math.ceil((seconds / 3600 / hoursPerWeek) * 7))

/** What the course page says of a book before any button. */
export function detailsOf(book: Book, seconds: number, about: string | null, say: Say): CourseDetails {
  return {
    title: say(book.title),
    summary: say(summaryOf(book, about)),
    outcome: null,
    audience: null,
    notFor: null,
    hoursPerWeek,
    plannedDays: plannedDays(seconds),
    teacher: null,
    languages: [languageOf(book)],
    attribution: say(attributionOf(book)),
    licenceUrl: licenceUrlOf(book),
    cover: { hue: hueOf(book.slug), glyph: glyphOf(book.title) },
  }
}

function summaryOf(book: Book, about: string | null): string {
  const text = book.abstract ?? about
  if (text !== null && text !== '') return shortened(text)
  const chapters = book.chapters.flatMap(({ title, kind }) =>
    title === null || kind !== 'chapter' ? [] : [title],
  )
  return shortened(chapters.length === 0 ? book.title : `${chapters.join(', ')}.`)
}

/** The first sentences that fit, else as many words. */
export function shortened(text: string): string {
  if (text.length <= longestSummary) return text
  const sentences = text.match(/[^.!?。！？]+[.!?。！？]+["”’)]*\s*/g) ?? []
  let kept = ''
  for (const sentence of sentences) {
    if ((kept + sentence).trimEnd().length > longestSummary) break
    kept += sentence
  }
  return kept.trim().length >= 40
    ? kept.trim()
    : `${text.slice(0, longestSummary - 1).replace(/\s+\S*$/, '')}…`
}

/**
 * What a preface says of its book: the first paragraph of the section “About the book”, else the first paragraph
 * that begins with the book's title.
 */
export function aboutIn(preface: El, title: string): string | null {
  const isLong = (text: string): boolean => text.length >= 80 && !/licen[sc]e/i.test(text)
  for (const section of [...descendants(preface)].filter(({ name }) => name === 'section')) {
    const heading = childNamed(section, 'title')
    const words = heading === undefined ? '' : textOf(heading)
    if (!words.toLowerCase().startsWith('about') || !words.includes(title)) continue
    const first = [...descendants(section)]
      .filter(({ name }) => name === 'para')
      .map(textOf)
      .find(isLong)
    if (first !== undefined) return first
  }
  const paragraphs = [...descendants(preface)].filter(({ name }) => name === 'para').map(textOf)
  return paragraphs.find((text) => text.startsWith(title) && isLong(text)) ?? null
}

const licenceNames: Record<string, string> = {
  by: 'CC BY',
  'by-sa': 'CC BY-SA',
  'by-nc': 'CC BY-NC',
  'by-nd': 'CC BY-ND',
  'by-nc-sa': 'CC BY-NC-SA',
  'by-nc-nd': 'CC BY-NC-ND',
}

/** Creative Commons moved to https; other addresses stay as they are; null where the book names none. */
function licenceUrlOf({ licence }: Book): string | null {
  const url = licence.url?.replace(/^http:\/\/creativecommons\.org/i, 'https://creativecommons.org') ?? null
  return url !== null && URL.canParse(url) && /^https?:/.test(url) ? url : null
}

function licenceNameOf(book: Book): string | null {
  const match = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i.exec(licenceUrlOf(book) ?? '')
  const name = licenceNames[match?.[1]?.toLowerCase() ?? '']
  return name === undefined ? book.licence.name : `${name} ${match?.[2]}`
}

/** Title, authors, © OpenStax, the licence, where to read the book, and that it was rearranged: what CC BY asks. */
function attributionOf(book: Book): string {
  const isChinese = languageOf(book) === 'zh-CN'
  const address = `https://openstax.org/details/books/${encodeURIComponent(book.slug)}`
  const title = `<a href="${escapeValue(address)}"><cite>${escapeText(book.title)}</cite></a>`
  const authors = book.authors.length === 0 ? '' : `${escapeText(book.authors.join(', '))}, `
  const name = licenceNameOf(book)
  const url = licenceUrlOf(book)
  const licence = name === null ? (url === null ? null : escapeText(url)) : escapeText(name)
  const linked =
    licence === null ? null : url === null ? licence : `<a href="${escapeValue(url)}">${licence}</a>`
  if (isChinese)
    return `<p>${title}，${authors}© OpenStax${linked === null ? '' : `，${linked}`}。内容已编排为单元与步骤。</p>`
  return `<p>${title}, ${authors}© OpenStax${linked === null ? '' : `, ${linked}`}. Access for free at openstax.org. Arranged here as units and steps.</p>`
}

/** 0 to 360, the same for the same book. */
function hueOf(slug: string): number {
  let hash = 0
  for (const character of slug) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360
  return hash
}

/** The first letter of the first word that is not one of every second textbook. */
function glyphOf(title: string): string {
  const words = title.match(/\p{L}+/gu) ?? []
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  const found = words.find(
    (word) =>
      !/^(?:introduction|introductory|intro|to|the|of|and|a|an|for|principles|college|fundamentals)$/i.test(
        word,
      ),
  )
  return Array.from(found ?? longest)[0]?.toUpperCase() ?? '📘'
}
