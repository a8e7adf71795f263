import type { AlarmId, AlarmLearners, AlarmPage, Alarms, Carriers, Population } from '#retention/contract'
import type { Ask, Question } from '../ask.ts'
import type { RetentionNeeds, Staff } from '../needs.ts'
import type { Scope } from '../scope.ts'
import {
  type AlarmActs,
  alarmIn,
  type AlarmRow,
  alarmsIn,
  createAlarmActs,
  judgedIn,
  watchedIn,
} from '../alarm-store.ts'
import { type CarrierRow, carriersOf, unitsOfSteps } from './carriers.ts'
import { judge } from './judge.ts'
import { alarmOf, type Named, nested, presentDays, presentWatched } from './present.ts'
import { isSchool, readDays, type SeriesRow, seriesOf, sources } from './series.ts'
import type { WatchNeeds } from './watch.ts'

export interface AlarmNeeds
  extends Pick<RetentionNeeds, 'courses' | 'names' | 'clock'>, Pick<WatchNeeds, 'db'> {
  /** Name of somebody of the staff; null where there is no such person any more. */
  staffName: (personId: string) => Promise<string | null>
}

/** Alarms as the staff sees them, and what the staff makes of them; null where somebody may not see an alarm. */
export function createAlarmReports(needs: AlarmNeeds, ask: Ask) {
  const acts = createAlarmActs(needs.db)
  const find = (scope: Scope, id: AlarmId) => alarmIn(needs.db, scope, id)

  async function named(personIds: readonly (string | null)[]): Promise<Named> {
    const ids = [...new Set(personIds.filter((id) => id !== null))]
    const names = await Promise.all(ids.map(async (id) => [id, await needs.staffName(id)] as const))
    const byId = new Map(names)
    const titles = new Map((await needs.courses.outlines()).map(({ courseId, title }) => [courseId, title]))
    return {
      title: (courseId) => titles.get(courseId) ?? null,
      staff: (personId) => (personId === null ? null : (byId.get(personId) ?? null)),
    }
  }
  const staffOf = ({ acknowledged_by, judged_by }: AlarmRow) => [acknowledged_by, judged_by]
  const carriers = createCarrierReports(needs, ask, find)

  return {
    async alarms(population: Population, scope: Scope): Promise<Alarms> {
      const [rows, watched, judged] = await Promise.all([
        alarmsIn(needs.db, population, scope),
        watchedIn(needs.db, population, scope),
        judgedIn(needs.db, population, scope),
      ])
      const names = await named(rows.flatMap(staffOf))
      return {
        alarms: nested(rows.map((row) => alarmOf(row, names))),
        watched: presentWatched(watched),
        readAt: watched[0]?.read_at ?? null,
        readThrough: watched[0]?.through_on ?? null,
        ...judged,
      }
    },
    async alarm(id: AlarmId, scope: Scope): Promise<AlarmPage | null> {
      const row = await find(scope, id)
      if (row === undefined) return null
      const [notes, { rows, truth, lastCompleteDay }] = await Promise.all([
        acts.notesOf(id),
        ask<SeriesRow>(sources[row.series].file, questionOf(row), { days: readDays }),
      ])
      const all = seriesOf(row.series, rows, lastCompleteDay)
      const series = [...all].find(([course]) =>
        row.course_id === null ? isSchool(course) : course === row.course_id,
      )
      const names = await named([...staffOf(row), ...notes.map(({ by_id }) => by_id)])
      return {
        ...truth,
        alarm: alarmOf(row, names),
        notes: notes.map(({ id: noteId, by_id, at, body }) => ({
          id: noteId,
          by: names.staff(by_id),
          at,
          text: body,
        })),
        days: series === undefined ? [] : presentDays(judge(series[1])),
      }
    },
    ...carriers,
    ...createAlarmAnswers(needs, acts, find),
  }
}
export type AlarmReports = ReturnType<typeof createAlarmReports>

type Find = (scope: Scope, id: AlarmId) => Promise<AlarmRow | undefined>

/** Who and what carries an alarm. */
function createCarrierReports(needs: Pick<AlarmNeeds, 'courses' | 'names'>, ask: Ask, find: Find) {
  async function rowsOf(row: AlarmRow) {
    const days = { first: row.first_on, last: row.last_on }
    return ask<CarrierRow>(sources[row.series].carriers, questionOf(row), days)
  }
  return {
    async alarmCarriers(id: AlarmId, scope: Scope): Promise<Carriers | null> {
      const row = await find(scope, id)
      if (row === undefined) return null
      const [{ rows, truth }, outlines] = await Promise.all([rowsOf(row), needs.courses.outlines()])
      const units = outlines.flatMap((course) => course.units)
      const unitOfStep = new Map(
        units.flatMap(({ unitId, stepIds }) => stepIds.map((stepId): [string, string] => [stepId, unitId])),
      )
      const titles = new Map<string, (typeof outlines)[number]['title']>([
        ...outlines.map(({ courseId, title }) => [courseId, title] as const),
        ...units.map(({ unitId, title }) => [unitId, title] as const),
      ])
      const all = rows.find(({ kind }) => kind === 'all')
      return {
        ...truth,
        hit: all?.hit ?? 0,
        of: all?.of ?? 0,
        people: all?.people ?? 0,
        carriers: carriersOf(
          unitsOfSteps(rows, (step) => unitOfStep.get(step)),
          (kind, value) => (kind === 'course' || kind === 'unit' ? (titles.get(value) ?? null) : null),
        ),
      }
    },
    /** @param by who is shown the names; people who were erased have none, and are left out */
    async alarmLearners(id: AlarmId, scope: Scope, by: Staff): Promise<AlarmLearners | null> {
      const row = await find(scope, id)
      if (row === undefined) return null
      const { rows, truth } = await rowsOf(row)
      const people = rows.filter(({ kind }) => kind === 'person')
      const shown = people.slice(0, 50)
      const names = await needs.names(
        shown.map(({ value }) => value),
        { by, purpose: 'pulse' },
      )
      const learners = shown.flatMap(({ value, hit, lastAtMs }) => {
        const name = names.get(value)
        return name === undefined
          ? []
          : [{ name, hits: hit, lastAt: lastAtMs === 0 ? null : new Date(lastAtMs) }]
      })
      return { ...truth, people: rows.find(({ kind }) => kind === 'all')?.people ?? 0, learners }
    },
  }
}

/** What somebody of the staff says to an alarm; false where they may not see it. */
function createAlarmAnswers({ clock }: Pick<AlarmNeeds, 'clock'>, acts: AlarmActs, find: Find) {
  const when = async (scope: Scope, id: AlarmId, act: () => Promise<void>): Promise<boolean> => {
    if ((await find(scope, id)) === undefined) return false
    await act()
    return true
  }
  return {
    acknowledge: (id: AlarmId, scope: Scope, by: string, isAcknowledged: boolean) =>
      when(scope, id, () => acts.acknowledge(id, by, isAcknowledged, clock.now())),
    judgeAlarm: (id: AlarmId, scope: Scope, by: string, isReal: boolean | null) =>
      when(scope, id, () => acts.judge(id, by, isReal, clock.now())),
    note: (id: AlarmId, scope: Scope, by: string, { noteId, text }: { noteId: string; text: string }) =>
      when(scope, id, () => acts.note(id, noteId, by, text, clock.now())),
  }
}

/** What the alarm is about. */
const questionOf = (row: AlarmRow): Question => ({
  population: row.population,
  scope: row.course_id === null ? { everyCourse: true } : { everyCourse: false, courses: [row.course_id] },
})
