import { expect, test } from 'vitest'
import { climb, type Ladder, ladderAt, ladderRules, type Reading, type Station } from './ladder.ts'

const stations: Station[] = [
  { mode: 'video', heightPx: 1080, bitrateBps: 3_500_000 },
  { mode: 'video', heightPx: 720, bitrateBps: 1_300_000 },
  { mode: 'video', heightPx: 360, bitrateBps: 340_000 },
  { mode: 'audio', heightPx: null, bitrateBps: 45_000 },
  { mode: 'text', heightPx: null, bitrateBps: 0 },
]
const names = ['1080p', '720p', '360p', 'audio', 'text']

/** Holds a line for some seconds, looked at twice a second; answers the ladder and every switch with its second. */
function hold(
  before: Ladder,
  line: { fromS: number; forS: number; bps: number | null; bufferedS: number; isStalled?: boolean },
  best = 0,
) {
  const switches: string[] = []
  let ladder = before
  for (let atMs = line.fromS * 1_000; atMs <= (line.fromS + line.forS) * 1_000; atMs += 500) {
    const reading: Reading = {
      atMs,
      bandwidthBps: line.bps,
      bufferedS: line.bufferedS,
      isStalled: line.isStalled ?? false,
    }
    const next = climb(ladder, stations, reading, best)
    ladder = next.ladder
    if (next.moved) switches.push(`${atMs / 1_000} s: ${names[ladder.at]}`)
  }
  return { ladder, switches }
}

test('a line of 2 Mbit/s brings 720p, and one of 400 kbit/s brings 360p', () => {
  expect(hold(ladderAt(2, 0), { fromS: 0, forS: 30, bps: 2_000_000, bufferedS: 20 }).switches).toEqual([
    '8 s: 720p',
  ])
  expect(hold(ladderAt(1, 0), { fromS: 0, forS: 30, bps: 390_000, bufferedS: 10 }).switches).toEqual([
    '3 s: 360p',
  ])
})

test('a line of 64 kbit/s leads to sound within a second where little is ahead', () => {
  expect(hold(ladderAt(0, 0), { fromS: 0, forS: 20, bps: 64_000, bufferedS: 2 }).switches).toEqual([
    '1 s: audio',
  ])
})

test('words give way to sound and pictures when the line is good for the hold, and no sooner', () => {
  const short = hold(ladderAt(4, 0), { fromS: 0, forS: 7, bps: 5_000_000, bufferedS: 0 })
  expect(short.switches).toEqual([])
  expect(hold(short.ladder, { fromS: 7.5, forS: 20, bps: 5_000_000, bufferedS: 0 }).switches).toEqual([
    '8 s: 1080p',
  ])
})

test('sound that plays stays, whatever is measured beside it; words come where it stands still', () => {
  const slow = { fromS: 0, bps: 20_000, bufferedS: 2 }
  expect(hold(ladderAt(3, 0), { ...slow, forS: 60 }).switches).toEqual([])
  expect(hold(ladderAt(3, 0), { ...slow, forS: 3, isStalled: true }).switches).toEqual(['2.5 s: text'])
})

test('a line that carries nothing of a picture is tried with sound before words', () => {
  const gone = { fromS: 0, forS: 12, bps: 0, bufferedS: 0, isStalled: true }
  expect(hold(ladderAt(1, 0), gone).switches).toEqual(['1 s: audio', '7.5 s: text'])
})

test('a short dip with much ahead changes nothing', () => {
  expect(hold(ladderAt(0, 0), { fromS: 0, forS: 60, bps: 100_000, bufferedS: 30 }).switches).toEqual([])
})

test('a line between two switch points stays where it is: neither enough for more nor too little for this', () => {
  const between = { fromS: 0, forS: 120, bps: 1_380_000, bufferedS: 10 }
  expect(hold(ladderAt(1, 0), between).switches).toEqual([])
  expect(hold(ladderAt(2, 0), between).switches).toEqual([])
})

test('standing still goes down one step, whatever was measured', () => {
  const stalled = { fromS: 0, forS: 3, bps: 50_000_000, bufferedS: 0, isStalled: true }
  expect(hold(ladderAt(0, 0), stalled).switches).toEqual(['2.5 s: 720p'])
})

test('what took over a moment ago has six seconds to begin', () => {
  const fallen: Ladder = { ...ladderAt(3, 0), fellMs: 0 }
  const beginning = { fromS: 0, bps: null, bufferedS: 0, isStalled: true }
  expect(hold(fallen, { ...beginning, forS: 5.5 }).switches).toEqual([])
  expect(hold(fallen, { ...beginning, forS: 6 }).switches).toEqual(['6 s: text'])
})

test('the second stall within a minute goes down at once', () => {
  const first = hold(ladderAt(0, 0), { fromS: 0, forS: 1, bps: null, bufferedS: 0, isStalled: true })
  const went = hold(first.ladder, { fromS: 1.5, forS: 10, bps: null, bufferedS: 5 })
  const second = hold(went.ladder, { fromS: 12, forS: 0, bps: null, bufferedS: 0, isStalled: true })
  expect([...first.switches, ...went.switches, ...second.switches]).toEqual(['12 s: 720p'])
})

test('a step up that did not last doubles the hold, and one that did makes it short again', () => {
  const rose = hold(ladderAt(2, 0), { fromS: 0, forS: 8, bps: 2_000_000, bufferedS: 20 }).ladder
  const fell = hold(rose, { fromS: 9, forS: 4, bps: 500_000, bufferedS: 5 })
  expect(fell.ladder.holdMs).toBe(2 * ladderRules.upHoldMs)
  const again = hold(fell.ladder, { fromS: 20, forS: 40, bps: 2_000_000, bufferedS: 20 })
  expect(again.switches).toEqual(['36 s: 720p'])
  const later = hold(again.ladder, { fromS: 200, forS: 4, bps: 500_000, bufferedS: 5 })
  expect(later.ladder.holdMs).toBe(ladderRules.upHoldMs)
})

test('it never goes above the best that is allowed, and needs something buffered to rise', () => {
  expect(hold(ladderAt(2, 0), { fromS: 0, forS: 60, bps: 90_000_000, bufferedS: 20 }, 2).switches).toEqual([])
  expect(hold(ladderAt(2, 0), { fromS: 0, forS: 60, bps: 90_000_000, bufferedS: 1 }).switches).toEqual([])
})
