import { expect, test } from 'vitest'
import { Listener } from './listener.ts'

/** A page that listens, with its streams and its time in hand. */
function givenListener() {
  const streams: { open: () => void; news: () => void; broken: () => void; isClosed: boolean }[] = []
  let timers: { atMs: number; run: () => void }[] = []
  let ms = 0
  let reads = 0
  const listener = new Listener({
    open(on) {
      const stream = { ...on, isClosed: false }
      streams.push(stream)
      return () => void (stream.isClosed = true)
    },
    readAnew: () => void (reads += 1),
    nowMs: () => ms,
    random: () => 0.5,
    schedule(run, inMs) {
      const timer = { atMs: ms + inMs, run }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
  })
  const pass = (forMs: number) => {
    ms += forMs
    for (let due = timers.find(({ atMs }) => atMs <= ms); due; due = timers.find(({ atMs }) => atMs <= ms)) {
      const { run } = due
      timers = timers.filter((one) => one !== due)
      run()
    }
  }
  return { listener, streams, pass, last: () => streams.at(-1), reads: () => reads }
}

test('what is done elsewhere is read at once, and then as often as it can be seen', () => {
  const { listener, last, pass, reads } = givenListener()
  listener.show()
  last()?.open()
  expect(reads()).toBe(0)
  last()?.news()
  pass(0)
  expect(reads()).toBe(1)
  for (let letter = 0; letter < 5; letter += 1) last()?.news()
  pass(1_499)
  expect(reads()).toBe(1)
  pass(1)
  expect(reads()).toBe(2)
})

test('what is typed here is not changed under the fingers', () => {
  const { listener, last, pass, reads } = givenListener()
  listener.show()
  listener.type()
  last()?.news()
  pass(1_900)
  listener.type()
  pass(1_900)
  expect(reads()).toBe(0)
  pass(100)
  expect(reads()).toBe(1)
})

test('a stream that breaks is opened again, later each time, and then what was missed is read', () => {
  const { listener, streams, last, pass, reads } = givenListener()
  listener.show()
  last()?.broken()
  pass(999)
  expect(streams).toHaveLength(1)
  pass(1)
  expect(streams).toHaveLength(2)
  last()?.broken()
  pass(1_000)
  expect(streams).toHaveLength(2)
  pass(1_000)
  expect(streams).toHaveLength(3)
  last()?.open()
  pass(0)
  expect(reads()).toBe(1)
})

test('a page that nobody sees holds no stream; seen again it reads what it missed', () => {
  const { listener, streams, last, pass, reads } = givenListener()
  listener.show()
  last()?.open()
  last()?.news()
  listener.hide()
  pass(60_000)
  expect([streams[0]?.isClosed, streams.length, reads()]).toEqual([true, 1, 0])
  listener.show()
  last()?.open()
  pass(0)
  expect(reads()).toBe(1)
})
