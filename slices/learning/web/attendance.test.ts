import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arriving, attend, type Sign, type Stretch } from './attendance.ts'

const s = 1_000
function attended(isVisible: boolean, signs: readonly Sign[]): Stretch[] {
  let state = arriving(0, isVisible)
  return signs.flatMap((sign) => {
    const [next, stretches] = attend(state, sign)
    state = next
    return stretches
  })
}
const lengths = (stretches: readonly Stretch[]) => stretches.map(({ fromMs, toMs }) => (toMs - fromMs) / s)
const hidden = (atS: number): Sign => ({ kind: 'visibility', isVisible: false, atMs: atS * s })
const shown = (atS: number): Sign => ({ kind: 'visibility', isVisible: true, atMs: atS * s })
const input = (atS: number): Sign => ({ kind: 'input', atMs: atS * s })
const tick = (atS: number): Sign => ({ kind: 'tick', atMs: atS * s })
const media = (atS: number, isPlaying: boolean): Sign => ({ kind: 'media', isPlaying, atMs: atS * s })

test('reading with a touch now and then counts whole', () => {
  expect(lengths(attended(true, [input(40), input(80), hidden(100)]))).toEqual([60, 40])
})
test('a page left open counts for a minute after the last input', () => {
  expect(lengths(attended(true, [input(10), tick(30), tick(60), tick(90), tick(600), hidden(900)]))).toEqual([
    60, 10,
  ])
})
test('coming back to the page begins anew', () => {
  expect(attended(true, [hidden(20), shown(50), input(51), hidden(61)])).toEqual([
    { fromMs: 0, toMs: 20 * s },
    { fromMs: 51 * s - s, toMs: 61 * s },
  ])
})
test('a page opened in the background counts nothing until it is seen', () => {
  expect(attended(false, [tick(15), shown(30), hidden(40)])).toEqual([{ fromMs: 30 * s, toMs: 40 * s }])
})
test('media that plays counts without input', () => {
  const ticks = [15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180].map(tick)
  expect(lengths(attended(true, [media(1, true), ...ticks, hidden(185)]))).toEqual([60, 60, 60, 5])
})
test('a machine that slept while media played counts a minute of it', () => {
  expect(lengths(attended(true, [media(0, true), tick(15), tick(8_000), hidden(8_000)]))).toEqual([60, 15])
})
test('moving on ends the stretch of the earlier place', () => {
  expect(attended(true, [{ kind: 'moved', atMs: 12 * s }, hidden(20)])).toEqual([
    { fromMs: 0, toMs: 12 * s },
    { fromMs: 12 * s, toMs: 20 * s },
  ])
})

const signs = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 90_000 }),
      fc.constantFrom<(atMs: number) => Sign>(
        (atMs) => ({ kind: 'input', atMs }),
        (atMs) => ({ kind: 'tick', atMs }),
        (atMs) => ({ kind: 'moved', atMs }),
        (atMs) => ({ kind: 'visibility', isVisible: true, atMs }),
        (atMs) => ({ kind: 'visibility', isVisible: false, atMs }),
        (atMs) => ({ kind: 'media', isPlaying: true, atMs }),
        (atMs) => ({ kind: 'media', isPlaying: false, atMs }),
      ),
    ),
    { maxLength: 60 },
  )
  .map((steps) => {
    let atMs = 0
    return steps.map(([gap, make]) => make((atMs += gap)))
  })

test('stretches are at most 60 s, in order, apart, and never longer than the page life', () => {
  fc.assert(
    fc.property(signs, fc.boolean(), (all, isVisible) => {
      const stretches = attended(isVisible, all)
      const endMs = all.at(-1)?.atMs ?? 0
      let reachedMs = 0
      for (const { fromMs, toMs } of stretches) {
        expect(fromMs).toBeGreaterThanOrEqual(reachedMs)
        expect(toMs).toBeGreaterThan(fromMs)
        expect(toMs - fromMs).toBeLessThanOrEqual(60_000)
        reachedMs = toMs
      }
      expect(reachedMs).toBeLessThanOrEqual(endMs)
    }),
  )
})
test('nothing counts while the page is hidden', () => {
  fc.assert(
    fc.property(signs, (all) => {
      let isVisible = true
      let hiddenFromMs: number | null = null
      const gaps: [number, number][] = []
      for (const sign of [...all, { kind: 'visibility', isVisible: true, atMs: 1e9 } as const]) {
        if (sign.kind !== 'visibility' || sign.isVisible === isVisible) continue
        if (hiddenFromMs !== null) gaps.push([hiddenFromMs, sign.atMs])
        hiddenFromMs = sign.isVisible ? null : sign.atMs
        isVisible = sign.isVisible
      }
      for (const { fromMs, toMs } of attended(true, all))
        for (const [from, to] of gaps)
          expect(Math.min(toMs, to) - Math.max(fromMs, from)).toBeLessThanOrEqual(0)
    }),
  )
})
