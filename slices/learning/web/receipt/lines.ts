import type { ReceiptEntry } from '#learning/contract'

/** One day of a receipt. */
export interface ReceiptDay {
  /** YYYY-MM-DD */
  day: string
  /** Learning time, seconds. */
  learningS: number
  /** The latest first. */
  lines: ReceiptEntry[]
}

/**
 * The days of a receipt, the newest first. Learning time is summed; stretches of one video on end are one line; a
 * question that is done says no more than its answer.
 *
 * @param entries the newest first, of as many pages as are there
 */
export function daysOf(entries: readonly ReceiptEntry[]): ReceiptDay[] {
  const days = new Map<string, ReceiptDay>()
  for (const entry of entries) {
    const day = days.get(entry.day) ?? { day: entry.day, learningS: 0, lines: [] }
    days.set(entry.day, day)
    if (entry.what === 'attended') day.learningS += entry.seconds ?? 0
    else if (entry.what === 'watched') addWatch(day.lines, entry)
    else if (entry.what !== 'step_done' || isMedia(entry)) day.lines.push(entry)
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))
}

const isMedia = ({ stepKind }: ReceiptEntry): boolean => stepKind === 'reading' || stepKind === 'video'

function addWatch(lines: ReceiptEntry[], entry: ReceiptEntry): void {
  const last = lines.at(-1)
  const goesOn = last?.what === 'watched' && sameVideo(last, entry)
  if (!goesOn) lines.push(entry)
  else lines.splice(-1, 1, { ...last, seconds: (last.seconds ?? 0) + (entry.seconds ?? 0) })
}

const sameVideo = (a: ReceiptEntry, b: ReceiptEntry): boolean =>
  a.unitId === b.unitId && JSON.stringify(a.stepWords) === JSON.stringify(b.stepWords)
