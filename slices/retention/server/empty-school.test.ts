import { expect, test } from 'vitest'
import { funnelSteps, learnerSteps } from '#retention/contract'
import type { Question } from './ask.ts'
import { givenSchool, operator, unit } from './testing/fixture.ts'

const everything: Question = { population: 'real', scope: { everyCourse: true } }
const nothing: Question = { population: 'real', scope: { everyCourse: false, courses: [] } }

test.each([everything, nothing])(
  'a school without courses and learners, and whoever teaches none, is told so by every report ($scope)',
  async (question) => {
    const { reports, failures } = await givenSchool('2026-11-24T10:00:00Z')
    expect((await reports.lifecycle(question)).weeks).toEqual([])
    expect((await reports.churn(question)).month).toMatchObject({ base: 0, churn: null })
    const way = { ...question, period: null }
    expect((await reports.funnel(way)).stages.map(({ reached }) => reached)).toEqual(
      (question.scope.everyCourse ? funnelSteps : learnerSteps).map(() => 0),
    )
    expect((await reports.sources(way)).sources).toEqual([])
    for (const step of learnerSteps) expect((await reports.stopped(way, step, operator)).learners).toEqual([])
    expect(await reports.habit(question)).toMatchObject({ learners: 0, daysPerWeek: null, sameHour: null })
    expect(await reports.timeSpread(question)).toMatchObject({ days: 0, meanS: null, medianS: null })
    expect((await reports.survival(question)).weeks).toEqual([])
    expect(await reports.persistence(question)).toMatchObject({ moments: 0, wentOn: null })
    expect(await reports.completionBy(question)).toMatchObject({ courses: [], months: [] })
    const inside = { ...question, unitId: unit('u1') }
    expect((await reports.unitSteps(inside)).stages).toEqual([])
    expect((await reports.unitSeconds(inside)).videos).toEqual([])
    expect(failures).toEqual([])
  },
)
