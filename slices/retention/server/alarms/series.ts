import type { CourseId } from '#courses/contract'
import type { AlarmSeries } from '#retention/contract'
import { reports as files } from '../sql-files.ts'
import { addDays, daysBetween } from '../day.ts'
import type { Series, SeriesDay } from './judge.ts'
import { median } from './usual.ts'

/** Days that are read: the four weeks that are judged anew, and all that judging their first day looks back to. */
export const readDays = 140

/** An alarm of the school begins where a day is rarer than once in so many. */
const schoolOddsDays = 20
/** However many courses there are, what is as rare as this is told. */
const mostOddsDays = 1_000

/** A row of any of the series' queries; the course of zeros is the whole school. */
export type SeriesRow = { on: string; courseId: CourseId } & Readonly<Record<string, number | string>>

interface Source {
  file: (typeof files)[keyof typeof files]
  worse: Series['worse']
  value: string
  /** The column that the value is a part of; null where it stands for itself. */
  of: string | null
  /** The column that counts the pieces of the value; null where the value itself counts them. */
  pieces: string | null
  /** What the people and places that carry an alarm are found by. */
  carriers: (typeof files)[keyof typeof files]
}

/** The series: each from the rows of one query, which reads all courses at once. */
export const sources: Readonly<Record<AlarmSeries, Source>> = {
  learners: {
    file: files.alarmActivity,
    worse: 'lower',
    value: 'learners',
    of: null,
    pieces: null,
    carriers: files.alarmMissing,
  },
  time: {
    file: files.alarmActivity,
    worse: 'lower',
    value: 'learningS',
    of: null,
    pieces: 'learners',
    carriers: files.alarmMissing,
  },
  completion: {
    file: files.alarmCompletion,
    worse: 'lower',
    value: 'completed',
    of: null,
    pieces: null,
    carriers: files.alarmMissing,
  },
  errors: {
    file: files.alarmErrors,
    worse: 'higher',
    value: 'wrong',
    of: 'answers',
    pieces: null,
    carriers: files.alarmWrong,
  },
  quality: {
    file: files.alarmQuality,
    worse: 'higher',
    value: 'bad',
    of: 'sittings',
    pieces: null,
    carriers: files.alarmBad,
  },
}

/**
 * The series of each course in the rows, and of the whole school: every day from the first with anything up to the last
 * complete one. All courses together are as rarely wrong as the school: the more there are, the rarer a day must be.
 */
export function seriesOf(
  name: AlarmSeries,
  rows: readonly SeriesRow[],
  lastDay: string,
): Map<CourseId, Series> {
  const source = sources[name]
  const filled = rows.filter((row) => numberIn(row, source.value) > 0 || numberIn(row, source.of ?? '') > 0)
  const byCourse = Map.groupBy(filled, ({ courseId }) => courseId)
  const courses = Math.max(1, byCourse.size - 1)
  return new Map(
    [...byCourse].map(([courseId, found]) => [
      courseId,
      {
        worse: source.worse,
        grain: grainOf(source, found),
        oddsDays: isSchool(courseId) ? schoolOddsDays : Math.min(mostOddsDays, schoolOddsDays * courses),
        days: daysOf(source, found, lastDay),
      },
    ]),
  )
}

const schoolId = '00000000-0000-0000-0000-000000000000'
/** Whether the rows are about all courses together. */
export const isSchool = (courseId: string): boolean => courseId === schoolId

const numberIn = (row: SeriesRow | undefined, column: string): number => Number(row?.[column] ?? 0)

/** What a piece usually adds to the value: a learner's time on a day, or just one. */
function grainOf({ value, pieces }: Source, rows: readonly SeriesRow[]): number {
  if (pieces === null) return 1
  const each = rows.flatMap((row) =>
    numberIn(row, pieces) > 0 && numberIn(row, value) > 0
      ? [numberIn(row, value) / numberIn(row, pieces)]
      : [],
  )
  return each.length === 0 ? 1 : median(each)
}

function daysOf({ value, of }: Source, rows: readonly SeriesRow[], lastDay: string): SeriesDay[] {
  const byDay = new Map(rows.map((row) => [row.on, row]))
  const first = rows.reduce((least, { on }) => (on < least ? on : least), lastDay)
  return Array.from({ length: daysBetween(first, lastDay) + 1 }, (_, n) => {
    const on = addDays(first, n)
    const row = byDay.get(on)
    return { on, value: numberIn(row, value), of: of === null ? null : numberIn(row, of) }
  })
}
