import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeviceTime, momentOf } from './moment.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const tuesday = new Date('2026-03-03T10:00:00Z')
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
const friday = after(tuesday, 3 * dayMs)

/** Work of Tuesday that a device, whose clock is off by so much at either end, sends on Friday. */
const told = (offAtActMs: number, offAtSendingMs: number, rest: Partial<DeviceTime> = {}): DeviceTime => ({
  at: after(tuesday, offAtActMs),
  sentAt: after(friday, offAtSendingMs),
  ageMs: null,
  lastAckAt: after(tuesday, -hourMs),
  ...rest,
})

test('work of a right clock is of its own day, however late it comes', () => {
  expect(momentOf(told(0, 0), friday)).toEqual(tuesday)
  expect(momentOf(told(40_000, 40_000), friday)).toEqual(after(tuesday, 40_000))
})

test('a clock that is wrong by a constant is corrected, be it by years', () => {
  for (const offMs of [-5 * hourMs, 2 * dayMs, -20 * 365 * dayMs, 30 * 365 * dayMs])
    expect([offMs, momentOf(told(offMs, offMs), friday)]).toEqual([offMs, tuesday])
})

test('within one page life a clock that was put back or forward is passed over', () => {
  const ageMs = 3 * dayMs
  expect(momentOf(told(0, -2 * dayMs, { ageMs }), friday)).toEqual(tuesday)
  expect(momentOf(told(0, -40 * 365 * dayMs, { ageMs }), friday)).toEqual(tuesday)
  expect(momentOf(told(0, 40 * 365 * dayMs, { ageMs }), friday)).toEqual(tuesday)
  expect(momentOf(told(-2 * hourMs, 0, { ageMs }), friday)).toEqual(tuesday)
})

test('a device that slept between work and sending, which stops its timer, does not make it younger', () => {
  expect(momentOf(told(0, 0, { ageMs: 60_000 }), friday)).toEqual(tuesday)
  expect(momentOf(told(hourMs, hourMs, { ageMs: 60_000 }), friday)).toEqual(tuesday)
})

test('across page lives a clock that jumped is held between the last acknowledgement and the receipt', () => {
  expect(momentOf(told(-9 * dayMs, 0), friday)).toEqual(after(tuesday, -hourMs))
  expect(momentOf(told(9 * dayMs, 0), friday)).toEqual(friday)
})

test('a clock of 1970 on a device that had heard nothing yet tells nothing: the receipt stands', () => {
  const said = { at: new Date(0), sentAt: friday, ageMs: null, lastAckAt: null }
  expect(momentOf(said, friday)).toEqual(friday)
})

const anyTime = fc.integer({ min: -60 * 365 * dayMs, max: 60 * 365 * dayMs })
const offlineMs = fc.integer({ min: 0, max: 30 * dayMs })

test('no moment lies after its receipt, or before what the device had heard, whatever its clock says', () => {
  fc.assert(
    fc.property(anyTime, anyTime, fc.option(offlineMs), fc.option(anyTime), (atMs, sentMs, ageMs, ackMs) => {
      const lastAckAt = ackMs === null ? null : after(friday, ackMs)
      const said = { at: after(friday, atMs), sentAt: after(friday, sentMs), ageMs, lastAckAt }
      const moment = momentOf(said, friday)
      expect(moment.getTime()).toBeLessThanOrEqual(friday.getTime())
      if (lastAckAt !== null && lastAckAt <= friday)
        expect(moment.getTime()).toBeGreaterThanOrEqual(lastAckAt.getTime())
    }),
  )
})

test('without a jump the true moment comes out, whatever the offset, the age, the sleep and the silence before', () => {
  fc.assert(
    fc.property(
      anyTime,
      offlineMs,
      offlineMs,
      fc.boolean(),
      fc.nat(1000),
      (offMs, ago, ackAgo, isSame, wake) => {
        const actMs = friday.getTime() - ago
        const said = {
          at: new Date(actMs + offMs),
          sentAt: after(friday, offMs),
          ageMs: isSame ? Math.round((ago * wake) / 1000) : null,
          lastAckAt: new Date(actMs - ackAgo),
        }
        const wrongMs = Math.abs(momentOf(said, friday).getTime() - actMs)
        expect(wrongMs).toBeLessThanOrEqual(Math.abs(offMs) > 60_000 ? 0 : Math.abs(offMs))
      },
    ),
  )
})

test('a clock put back within one page life, without sleep, changes nothing', () => {
  fc.assert(
    fc.property(
      offlineMs,
      fc.integer({ min: 61_000, max: 60 * 365 * dayMs }),
      anyTime,
      (ago, back, offMs) => {
        const act = after(friday, -ago)
        const said = {
          at: after(act, offMs),
          sentAt: after(friday, offMs - back),
          ageMs: ago,
          lastAckAt: null,
        }
        expect(momentOf(said, friday)).toEqual(act)
      },
    ),
  )
})
