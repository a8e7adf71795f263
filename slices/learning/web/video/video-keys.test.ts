import { expect, test } from 'vitest'
import { nextSpeed, videoAct } from './video-keys.ts'

const at = (focus: 'page' | 'line' | 'control' | 'writing') => ({ focus, hasModifier: false })

test.each([
  { key: ' ', act: { kind: 'play' } },
  { key: 'k', act: { kind: 'play' } },
  { key: 'J', act: { kind: 'seekBy', byS: -10 } },
  { key: 'l', act: { kind: 'seekBy', byS: 10 } },
  { key: 'ArrowRight', act: { kind: 'seekBy', byS: 5 } },
  { key: '7', act: { kind: 'seekTo', share: 0.7 } },
  { key: ',', act: { kind: 'speed', by: -1 } },
  { key: '.', act: { kind: 'speed', by: 1 } },
  { key: 'f', act: { kind: 'fullscreen' } },
  { key: '/', act: { kind: 'transcript' } },
  { key: 'Enter', act: null },
  { key: 'x', act: null },
])('“$key” on the page means $act', ({ key, act }) => {
  expect(videoAct(key, at('page'))).toEqual(act)
})

test('nothing happens while writing or with a modifier', () => {
  expect(videoAct('k', at('writing'))).toBe(null)
  expect(videoAct('f', { focus: 'page', hasModifier: true })).toBe(null)
})

test('a line keeps its arrows, a button its space, and the page its up and down', () => {
  expect(videoAct('ArrowLeft', at('line'))).toBe(null)
  expect(videoAct(' ', at('control'))).toBe(null)
  expect(videoAct('ArrowUp', at('page'))).toBe(null)
  expect(videoAct('ArrowUp', at('page'), true)).toEqual({ kind: 'louder', by: 0.1 })
})

test('speeds go up and down the list and stay at its ends', () => {
  expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(2, 1), nextSpeed(0.5, -1), nextSpeed(1.1, 1)]).toEqual(
    [1.25, 0.75, 2, 0.5, 1.25],
  )
})
