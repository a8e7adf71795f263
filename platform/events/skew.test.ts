import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skewMs } from './skew.ts'

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

test('a corrected time differs from the receipt as much as the device saw between event and sending', () => {
  fc.assert(
    fc.property(
      instant,
      instant,
      fc.integer({ min: 0, max: 7 * 86_400_000 }),
      (sentAt, receivedAt, agoMs) => {
        const corrected = sentAt.getTime() - agoMs + skewMs(sentAt, receivedAt)
        return Math.abs(receivedAt.getTime() - agoMs - corrected) <= 60_000
      },
    ),
  )
})

test('a clock within a minute is left as it is', () => {
  const receivedAt = new Date('2026-03-01T09:00:00Z')
  const from = (ms: number) => skewMs(new Date(receivedAt.getTime() + ms), receivedAt)

  expect([from(60_000), from(-60_000), from(0)]).toEqual([0, 0, 0])
  expect([from(60_001), from(-60_001)]).toEqual([-60_001, 60_001])
})
