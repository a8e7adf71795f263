import { expect, test } from 'vitest'
import { isWelcomed, rememberWelcome } from './welcomed.ts'

function givenDevice() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}
const absence = { personId: 'li', courseId: 'sets', lastActAt: new Date('2026-11-18T08:00:00Z') }

test('one absence is welcomed once, the next one again, and everybody for themselves', () => {
  const device = givenDevice()
  expect(isWelcomed(() => device, absence)).toBe(false)
  rememberWelcome(() => device, absence)
  expect(isWelcomed(() => device, absence)).toBe(true)
  expect(isWelcomed(() => device, { ...absence, lastActAt: new Date('2026-12-18T08:00:00Z') })).toBe(false)
  expect(isWelcomed(() => device, { ...absence, personId: 'wang' })).toBe(false)
  expect(isWelcomed(() => device, { ...absence, courseId: 'maps' })).toBe(false)
})

test('a device remembers the latest fifty', () => {
  const device = givenDevice()
  for (let n = 0; n < 60; n += 1) rememberWelcome(() => device, { ...absence, courseId: `course ${n}` })
  const known = Array.from({ length: 60 }, (_, n) =>
    isWelcomed(() => device, { ...absence, courseId: `course ${n}` }),
  )
  expect(known.filter(Boolean)).toHaveLength(50)
  expect(known.at(-1)).toBe(true)
})

test('where storage is refused, or holds something else, the welcome comes again', () => {
  const refused = () => {
    throw new Error('refused')
  }
  rememberWelcome(refused, absence)
  expect(isWelcomed(refused, absence)).toBe(false)
  const device = givenDevice()
  device.setItem('banxue-welcomed', 'null')
  expect(isWelcomed(() => device, absence)).toBe(false)
})
