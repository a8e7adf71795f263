import { languages, type Localized } from '@banxue/platform/i18n/language'
import type { StepContent } from '#courses/contract'

/**
 * Silent reading of non-fiction by adults: 238 words a minute in English (Brysbaert, "How many words do we read
 * per minute?", Journal of Memory and Language 109, 2019); 300 characters a minute in Chinese, what China's
 * curriculum standard for Chinese (2022) asks of silent reading at the end of primary school.
 */
const wordsPerMinute = 238
const charactersPerMinute = 300
/** Seconds that a picture holds the eye. */
const pictureS = 10
/** Seconds of thinking and answering beyond the reading, so that six questions and 433 words take about six minutes. */
const thinkingS = { single: 25, multiple: 35, text: 30, number: 40, open: 120 } as const
/** The same for each item to place, pair to find or gap to fill. */
const partS = { order: 8, match: 8, cloze: 12 } as const
/** No step is shorter, in seconds. */
const leastS = 5

/** Seconds to read HTML, tags not counted; a text of two languages takes as long as its longer one. */
export function readingS(html: Localized | null): number {
  if (html === null) return 0
  return Math.max(...languages.map((language) => secondsOf(html[language] ?? '')))
}

function secondsOf(html: string): number {
  const pictures = html.match(/<img\b/g)?.length ?? 0
  const text = html.replace(/<[^>]*>/g, ' ').replace(/&(?:#\w+|\w+);/g, ' ')
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words =
    text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  return (words / wordsPerMinute) * 60 + (characters / charactersPerMinute) * 60 + pictures * pictureS
}

/**
 * Estimated seconds of a step, a whole number: a video's length, else at least 5 for reading it, and for a question
 * answering it.
 */
export function stepS(content: StepContent): number {
  if (content.kind === 'video') return Math.max(1, Math.round(content.durationS))
  return Math.max(leastS, Math.round(readOf(content) + thinkOf(content)))
}

type Read = Exclude<StepContent, { kind: 'video' }>

function readOf(content: Read): number {
  switch (content.kind) {
    case 'reading':
      return readingS(content.html)
    case 'choice':
      return readingS(content.stem) + sum(content.options.map(({ text }) => readingS(text)))
    case 'text':
    case 'number':
    case 'open':
      return readingS(content.stem)
    case 'order':
      return readingS(content.stem) + sum(content.items.map(({ text }) => readingS(text)))
    case 'match':
      return (
        readingS(content.stem) + sum(content.pairs.map(({ left, right }) => readingS(left) + readingS(right)))
      )
    case 'cloze':
      return readingS(content.text)
  }
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

function thinkOf(content: Read): number {
  switch (content.kind) {
    case 'reading':
      return 0
    case 'choice':
      return thinkingS[content.form]
    case 'order':
      return content.items.length * partS.order
    case 'match':
      return content.pairs.length * partS.match
    case 'cloze':
      return content.gaps.length * partS.cloze
    case 'text':
    case 'number':
    case 'open':
      return thinkingS[content.kind]
  }
}

/** Estimated seconds of a unit: its hook and its steps, the optional ones left out unless all are optional. */
export function unitS(
  hook: Localized | null,
  steps: readonly { isRequired: boolean; estimatedS: number }[],
): number {
  const required = steps.filter(({ isRequired }) => isRequired)
  const counted = required.length > 0 ? required : steps
  return Math.max(leastS, Math.round(readingS(hook) + sum(counted.map(({ estimatedS }) => estimatedS))))
}
