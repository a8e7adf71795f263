import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAtAGlance, secondsToRead } from './twenty-seconds.ts'

test('Chinese is read by the character, English by the word', () => {
  expect(secondsToRead('你会点一杯咖啡了。')).toBeCloseTo(8 / 5)
  expect(secondsToRead('You can order a coffee.')).toBeCloseTo(5 / (200 / 60))
  expect(secondsToRead('')).toBe(0)
})

test('three lines, and what takes too long gives way to what does not', () => {
  const lines = ['a b c', 'word '.repeat(80), 'd e', 'f', 'g'].map((text) => ({ text }))
  expect(readAtAGlance(lines).map(({ text }) => text)).toEqual(['a b c', 'd e', 'f'])
})

test('whatever was understood, it is read in twenty seconds, in its order', () => {
  const line = fc.oneof(
    fc.lorem({ maxCount: 40 }),
    fc.string({ unit: fc.constantFrom('学', '习', '，'), maxLength: 90 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (texts) => {
      const lines = texts.map((text, index) => ({ text, index }))
      const kept = readAtAGlance(lines)
      const seconds = kept.reduce((sum, { text }) => sum + secondsToRead(text), 0)
      expect(kept.length).toBeLessThanOrEqual(3)
      expect(seconds).toBeLessThanOrEqual(20)
      expect(kept.map(({ index }) => index)).toEqual(kept.map(({ index }) => index).toSorted((a, b) => a - b))
    }),
  )
})
