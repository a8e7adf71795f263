import { expect, test } from 'vitest'
import { firstHourItems } from '#identity/contract'
import { type FirstHourFacts, firstHourOf } from './first-hour.ts'

const nothing: FirstHourFacts = {
  name: null,
  accent: null,
  logo: null,
  language: null,
  hasOwnCourse: false,
  mailTestedAt: null,
  invitedCount: 0,
  backupAt: null,
}
const at = new Date('2026-11-22')

test('of a school that was just opened nothing is done', () => {
  expect(firstHourOf(nothing)).toEqual(firstHourItems.map((id) => ({ id, isDone: false })))
})
test.each([
  ['name', { name: 'Lamp' }],
  ['colours', { accent: '#1d6fd8' }],
  ['logo', { logo: 'x.png' }],
  ['language', { language: 'en' }],
  ['course', { hasOwnCourse: true }],
  ['mail', { mailTestedAt: at }],
  ['invitation', { invitedCount: 1 }],
  ['backup', { backupAt: at }],
])('%s is done by its fact alone', (id, fact) => {
  const done = firstHourOf({ ...nothing, ...fact }).filter(({ isDone }) => isDone)
  expect(done).toEqual([{ id, isDone: true }])
})
