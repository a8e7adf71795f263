import { expect, test } from 'vitest'
import { type FunnelRow, presentFunnel, stoppedAt } from './funnel.ts'
import { presentSources } from './sources.ts'

const row = (place: number, learners: number, rest: Partial<FunnelRow> = {}): FunnelRow => ({
  place,
  source: 'direct',
  campaign: '',
  learners,
  stopped: 0,
  due: 0,
  stayed: 0,
  latest: [],
  ...rest,
})

const school = [
  row(0, 12, { stopped: 10 }),
  row(0, 4, { source: 'wechat', campaign: 'autumn', stopped: 1 }),
  row(1, 3, { stopped: 2 }),
  row(1, 1, { source: 'unknown', stopped: 1 }),
  row(3, 2, { source: 'wechat', campaign: 'autumn', due: 2, stayed: 1 }),
  row(5, 2, { due: 1, stayed: 1 }),
]

test('whoever came to a step has passed those before it; who has finished neither stopped nor goes on', () => {
  expect(presentFunnel(school, true)).toEqual([
    { step: 'visited', reached: 24, share: 1, stopped: 11, underWay: 5 },
    { step: 'signedUp', reached: 8, share: 1 / 3, stopped: 3, underWay: 1 },
    { step: 'firstUnit', reached: 4, share: 1 / 6, stopped: 0, underWay: 0 },
    { step: 'firstWeek', reached: 4, share: 1 / 6, stopped: 0, underWay: 2 },
    { step: 'middle', reached: 2, share: 1 / 12, stopped: 0, underWay: 0 },
    { step: 'finish', reached: 2, share: 1 / 12, stopped: 0, underWay: 0 },
  ])
})

test('of a course the way begins with the sign-up', () => {
  const learners = school.filter(({ place }) => place > 0)
  expect(presentFunnel(learners, false).map(({ step, share }) => [step, share])).toEqual([
    ['signedUp', 1],
    ['firstUnit', 0.5],
    ['firstWeek', 0.5],
    ['middle', 0.25],
    ['finish', 0.25],
  ])
})

test('where nobody came there is no share', () => {
  expect(presentFunnel([], true).map(({ reached, share }) => [reached, share])).toEqual(
    Array.from({ length: 6 }, () => [0, null]),
  )
})

test('those who stopped are the latest of all sources together, fifty at most', () => {
  const of = (source: string, ...ms: number[]) =>
    row(1, 30, { source, stopped: 30, latest: ms.map((at) => [-at, `${source} ${at}`]) })
  const { stopped, latest } = stoppedAt(
    [
      of('a', ...Array.from({ length: 30 }, (_, n) => 2 * n)),
      of('b', ...Array.from({ length: 30 }, (_, n) => 2 * n + 1)),
    ],
    'signedUp',
  )
  expect(stopped).toBe(60)
  expect(latest).toHaveLength(50)
  expect(latest.slice(0, 2).map(([, who]) => who)).toEqual(['b 59', 'a 58'])
})

test('each source and campaign has those whom it brought, and who visited before it was known is not made up', () => {
  expect(presentSources(school, true)).toEqual([
    { source: 'direct', campaign: '', visited: 17, signedUp: 5, firstUnit: 2, finish: 2, due: 1, stayed: 1 },
    {
      source: 'wechat',
      campaign: 'autumn',
      visited: 6,
      signedUp: 2,
      firstUnit: 2,
      finish: 0,
      due: 2,
      stayed: 1,
    },
    {
      source: 'unknown',
      campaign: '',
      visited: null,
      signedUp: 1,
      firstUnit: 0,
      finish: 0,
      due: 0,
      stayed: 0,
    },
  ])
  expect(presentSources(school.slice(2), false).map(({ visited }) => visited)).toEqual([null, null, null])
})

test('made-up sources beyond a hundred are counted together', () => {
  const many = Array.from({ length: 130 }, (_, n) => row(0, 1, { source: `made-up-${n}` }))
  const sources = presentSources([...many, row(1, 2)], true)
  expect(sources).toHaveLength(101)
  expect(sources[0]).toMatchObject({ source: 'direct', signedUp: 2 })
  expect(sources.at(-1)).toMatchObject({ source: null, visited: 31, signedUp: 0 })
})
