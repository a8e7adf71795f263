import { expect, test } from 'vitest'
import { unit } from '../testing/fixture.ts'
import { givenWeeklyMail, smallSchool, weekOn } from '../testing/weekly-mail.ts'
import { createAskWeek } from './figures.ts'

const tuesday = '2026-11-10T00:00:00Z'
const everything = { everyCourse: true } as const

test('the mail says what Pulse said when the week was over, beside the week before', async () => {
  const { needs, failures } = await givenWeeklyMail(tuesday, smallSchool)
  const figures = await createAskWeek(needs)(weekOn, everything)
  expect(failures).toEqual([])
  expect(figures).toMatchObject({
    weekOn,
    population: 'real',
    learners: { now: 4, before: 3 }, // ann, cid, dora and old; ann, ben and dora
    learningS: { now: 120, before: 60 },
    newLearners: { now: 1, before: 3 }, // cid; ann, ben and dora
    lapsed: { now: 1, before: 0 }, // ben
    churn: { now: 0.5, before: null, lost: 1, base: 2 }, // ben of ann and ben; nobody could go on before
    // Time is up for ann, ben, fin and slow; a week earlier for fin alone.
    completion: { now: 1 / 4, before: 1, completedInTime: 1, due: 4 },
    worst: { unitId: unit('u1'), opened: 10, completed: 4, lost: 6 },
  })
})

test('what is learned after the week changes nothing in its mail', async () => {
  const school = await givenWeeklyMail(tuesday, smallSchool)
  const { needs } = school
  const before = await createAskWeek(needs)(weekOn, everything)
  await school.ship(
    smallSchool.filter(({ who }) => who === 'next').map((event) => ({ ...event, who: 'ben' })),
  )
  await school.count()
  expect(await createAskWeek(needs)(weekOn, everything)).toEqual(before)
})

test('simulated learners are told about only where there are no others', async () => {
  const { needs } = await givenWeeklyMail(
    tuesday,
    smallSchool.filter(({ who }) => who === 'sim'),
  )
  expect(await createAskWeek(needs)(weekOn, everything)).toMatchObject({
    population: 'simulated',
    learners: { now: 1, before: 0 },
    worst: null,
  })
})

test('where nobody has signed up, where the week is not over, and with the store away there is nothing to say', async () => {
  const empty = await givenWeeklyMail(tuesday, [])
  expect(await createAskWeek(empty.needs)(weekOn, everything)).toBeNull()
  const school = await givenWeeklyMail(tuesday, smallSchool)
  expect(await createAskWeek(school.needs)('2126-11-04', everything)).toBeNull()
  expect(await createAskWeek(school.needs)(weekOn, { everyCourse: false, courses: [] })).toBeNull()
  const [database] = await school.rows<{ name: string }>('select currentDatabase() as name')
  await school.client.command({ query: `drop database ${database?.name}` })
  expect(await createAskWeek(school.needs)(weekOn, everything)).toBeNull()
})
