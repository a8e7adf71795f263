import { expect, test } from 'vitest'
import { webVtt } from './captions.ts'

test('captions are WebVTT with hours, minutes, seconds and milliseconds', () => {
  expect(
    webVtt([
      { fromS: 0, toS: 2.5, words: 'Ten days.' },
      { fromS: 61.25, toS: 3_661.999, words: '十天。' },
    ]),
  ).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nTen days.\n\n00:01:01.250 --> 01:01:01.999\n十天。\n')
})
