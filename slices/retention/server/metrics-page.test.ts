import { expect, test } from 'vitest'
import { definitions } from './definitions.ts'
import { metricsPage } from './metrics-page.ts'

test('the page of metrics says what the headers of the queries say', async () => {
  await expect(metricsPage()).toMatchFileSnapshot('../../../docs/metrics.md')
})

test('every number of Pulse is defined once, in both languages', () => {
  expect(definitions.map(({ key }) => key)).toEqual([
    'activity.dau',
    'activity.wau',
    'activity.mau',
    'activity.learningTime',
    'activity.stickiness',
    'completion.completion',
    'completion.neverStarted',
    'completion.bySelf',
    'dropOff.dropOff',
    'cohorts.retained',
    'populations.learners',
    'latest.latest',
  ])
})
