import { expect, test } from 'vitest'
import { definitions } from './definitions.ts'

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
