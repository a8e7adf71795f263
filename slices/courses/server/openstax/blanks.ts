import { plainText } from './markup.ts'

/** A gap of H5P's fill-in form, `*answer/other answer:tip*`. */
export interface Blank {
  /** Plain text, at least one. */
  answers: string[]
  tip: string | null
}

const gap = /\*((?:[^*]|\\\*)+?)\*/g

function blankOf(written: string): Blank {
  const [answers = '', ...tip] = plainText(written).split(/(?<!\\):/)
  const accepted = answers.split(/(?<!\\)\//).map((answer) => answer.replaceAll('\\', '').trim())
  const said = tip.join(':').trim()
  return { answers: accepted.filter(Boolean), tip: said === '' ? null : said }
}

/** The gaps of a sentence, in order. */
export const blanksIn = (sentence: string): Blank[] =>
  [...sentence.matchAll(gap)]
    .map(([, written = '']) => blankOf(written))
    .filter(({ answers }) => answers.length > 0)

/** The sentence with lines in place of its gaps. */
export const shownBlanks = (sentence: string): string => sentence.replace(gap, '________')

/** The sentence with its gaps filled. */
export const solvedBlanks = (sentence: string): string =>
  sentence.replace(gap, (_gap, written: string) => `<strong>${blankOf(written).answers[0] ?? ''}</strong>`)
