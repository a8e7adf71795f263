import { expect, test } from 'vitest'
import { choicesIn, firstChoices } from './device-choices.ts'
import { beginAt, keptPlace, placeIn } from './last-place.ts'

test('what a device kept is read back; what cannot be read is as on the first day', () => {
  const kept = { ...firstChoices, volume: 0.4, isMuted: true, speed: 1.5, captions: 'zh-CN', choice: 360 }
  expect(choicesIn(JSON.stringify(kept))).toEqual(kept)
  for (const strange of [null, '', '[]', '"x"', '{"volume":9,"speed":"fast","choice":{},"captions":"fr"}'])
    expect(choicesIn(strange)).toEqual(firstChoices)
})

test('a video begins where this device or another stood last, and anew after its end', () => {
  const here = { atS: 20.4, savedAtMs: 1_000 }
  const there = { atS: 51, savedAtMs: 2_000 }
  expect(beginAt([here, null], 100)).toBe(20.4)
  expect(beginAt([here, there], 100)).toBe(51)
  expect(beginAt([null, { ...there, atS: 99 }], 100)).toBe(0)
  expect(beginAt([], 100)).toBe(0)
  expect(placeIn(keptPlace(here))).toEqual(here)
  expect([placeIn(null), placeIn('x'), placeIn('3')]).toEqual([null, null, null])
})
