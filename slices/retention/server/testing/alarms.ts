import type { Actor } from '@banxue/platform/auth/actor'
import { testDatabase } from '@banxue/platform/testing/database'
import type { CourseId } from '#courses/contract'
import { createRetention } from '../index.ts'
import { createWatch } from '../alarms/watch.ts'
import type { AlarmTables } from '../alarms/tables.ts'
import { addDays } from '../day.ts'
import { noMail } from './weekly-mail.ts'
import { answered, course, type GivenEvent, givenSchool, registered, step, unit } from './fixture.ts'

/** Sunday; the last day that is over everywhere is Friday, 20 November. */
const now = '2026-11-22T10:00:00Z'
/** Since then twenty learn every day. */
const since = '2026-10-05'
/** The bad day, a Thursday: twelve of them stay away. */
export const badDay = '2026-11-19'
const learners = Array.from({ length: 20 }, (_, n) => `l${n + 1}`)

const outline = (word: string, units: string[]) => ({
  courseId: course(word),
  title: { en: word },
  units: units.map((each) => ({ unitId: unit(each), title: { en: each }, stepIds: [step(`${each} s`)] })),
})

/** What alarms are given where nobody asks for any. */
export const noAlarms = {
  db: noMail.db as never,
  staffName: () => Promise.resolve(null),
  analyticsBehindS: () => Promise.resolve(0),
}

/** What `who` does on a day: a question of the course of hers, right unless told. */
export const answerOn = (who: string, on: string, rest: Partial<GivenEvent> = {}): GivenEvent => {
  const word = Number(who.slice(1)) <= 12 ? 'c1' : 'c2'
  return answered(who, `${on}T09:00:00Z`, {
    id: `${who} ${on}`,
    course: word,
    unit: `u${word}`,
    step: `u${word} s`,
    payload: { isRight: true },
    ...rest,
  })
}

/** A school of twenty, twelve in one course and eight in another, who all learn every day but for the bad one. */
export async function givenWatchedSchool(taught: readonly CourseId[] = []) {
  const school = await givenSchool(now, [outline('c1', ['uc1']), outline('c2', ['uc2'])])
  const db = await testDatabase<AlarmTables>()
  const days = Array.from({ length: 47 }, (_, n) => addDays(since, n))
  await school.ship([
    ...registered(...learners),
    ...days.flatMap((on) =>
      learners.filter((_, n) => on !== badDay || n < 8).map((who) => answerOn(who, on)),
    ),
  ])
  await school.count()
  const looks: (readonly string[])[] = []
  const needs = {
    ...school.needs,
    ...noMail,
    db: db as never,
    staffName: (id: string) => Promise.resolve(`staff ${id.slice(0, 4)}`),
    analyticsBehindS: () => Promise.resolve(0),
    courses: { ...school.needs.courses, taughtBy: () => Promise.resolve(taught) },
    names(ids: readonly string[]) {
      looks.push(ids)
      return school.needs.names(ids, { by: { personId: '', roles: [] }, purpose: 'pulse' })
    },
  }
  const { routes } = createRetention(needs)
  return {
    school,
    db,
    needs,
    routes,
    /** Whose names were given, list by list. */
    looks,
    /** Judges the days as the job does; a server of its own each time. */
    watch: () => createWatch(needs).read(school.clock.now()),
    /** Ships more, counts it, and judges again. */
    async late(events: readonly GivenEvent[]) {
      await school.ship(events)
      await school.count()
      school.clock.advance(60_000)
      await createWatch(needs).read(school.clock.now())
    },
  }
}

/** A caller of the routes. */
export const as = (roles: string[], personId: string = crypto.randomUUID()) => {
  const actor: Actor = {
    personId,
    kind: 'member',
    roles,
    simulated: false,
    language: 'en',
    zone: 'Asia/Shanghai',
    sessionId: 'one',
  }
  return {
    context: {
      actor,
      language: 'en' as const,
      ref: 'test',
      headers: new Headers(),
      resHeaders: new Headers(),
    },
  }
}
