import type { Localized } from '@banxue/platform/i18n/language'
import { type Alarm, type AlarmDay, alarmSeries, type WatchedSeries } from '#retention/contract'
import type { CourseId } from '#courses/contract'
import { addDays, daysBetween } from '../day.ts'
import type { AlarmRow, watchedIn } from '../alarm-store.ts'
import { type JudgedDay, learningDays } from './judge.ts'

/** What words are taken from: titles of courses, names of the staff. */
export interface Named {
  title: (courseId: CourseId) => Localized | null
  staff: (personId: string | null) => string | null
}

/** An alarm as it is shown: per day, or as a share. */
export function alarmOf(row: AlarmRow, { title, staff }: Named): Alarm {
  const days = daysBetween(row.first_on, row.last_on) + 1
  const by = row.out_of ?? days
  const perUnit = by === 0 ? 0 : 1 / by
  return {
    id: row.id,
    population: row.population,
    series: row.series,
    courseId: row.course_id,
    courseTitle: row.course_id === null ? null : title(row.course_id),
    firstOn: row.first_on,
    lastOn: row.last_on,
    days,
    observed: row.observed * perUnit,
    expected: row.expected * perUnit,
    oddsDays: 1 / Math.max(row.chance, 1e-9),
    state: row.state,
    raisedAt: row.raised_at,
    acknowledged:
      row.acknowledged_at === null ? null : { by: staff(row.acknowledged_by), at: row.acknowledged_at },
    judgement:
      row.is_real === null || row.judged_at === null
        ? null
        : { isReal: row.is_real, by: staff(row.judged_by), at: row.judged_at },
    notes: row.notes,
    alsoIn: [],
  }
}

/**
 * Puts alarms of courses under the school's alarm of the same series that shares a day with them: one story, told
 * once. Whoever does not see the school sees those of the courses.
 */
export function nested(alarms: readonly Alarm[]): Alarm[] {
  const isWithin = (alarm: Alarm, school: Alarm) =>
    school.courseId === null &&
    alarm.courseId !== null &&
    alarm.series === school.series &&
    (alarm.state === 'gone') === (school.state === 'gone') &&
    alarm.firstOn <= school.lastOn &&
    school.firstOn <= alarm.lastOn
  return alarms
    .filter((alarm) => !alarms.some((school) => isWithin(alarm, school)))
    .map((school) => ({
      ...school,
      alsoIn: alarms.flatMap(({ id, courseId, courseTitle, ...rest }) =>
        courseId !== null && isWithin({ id, courseId, courseTitle, ...rest }, school)
          ? [{ id, courseId, courseTitle }]
          : [],
      ),
    }))
}

type Watched = Awaited<ReturnType<typeof watchedIn>>

/** Every series with how it is watched; the school's where the caller sees it, else the courses' together. */
export function presentWatched(rows: Watched): WatchedSeries[] {
  return alarmSeries.map((series) => {
    const those = rows.filter((row) => row.series === series)
    const courses = those.filter(({ course_id }) => course_id !== null)
    const [first] = those.toSorted(
      (a, b) =>
        Number(a.course_id !== null) - Number(b.course_id !== null) || a.first_on.localeCompare(b.first_on),
    )
    if (first === undefined) return { series, courses: 0, state: 'nothing', knownFrom: null }
    return {
      series,
      courses: courses.length,
      state: first.verdict === 'learning' || first.verdict === 'few' ? first.verdict : 'watched',
      knownFrom: addDays(first.first_on, learningDays),
    }
  })
}

/** Days of the chart. */
const shownDays = 56

/** The days of the chart, shares as shares. */
export function presentDays(days: readonly JudgedDay[]): AlarmDay[] {
  return days.slice(-shownDays).map(({ on, value, of, expected, edge, verdict }) => {
    const unit = (amount: number | null) => (amount === null || of === 0 ? null : amount / (of ?? 1))
    return {
      on,
      value: unit(value),
      expected: unit(expected),
      edge: unit(edge),
      isUnusual: verdict === 'unusual',
    }
  })
}
