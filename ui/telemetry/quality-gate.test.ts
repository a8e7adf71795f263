import { afterEach, expect, test } from 'vitest'
import { mayTell, measureQuality } from './quality-gate.ts'

afterEach(() => measureQuality(true))

test('whoever says no tells nothing on quality from that instant, and everything else as before', () => {
  const names = ['learning.playback_started', 'web.page_measured', 'learning.watched', 'learning.attended']
  expect(names.filter(mayTell)).toEqual(names)
  measureQuality(false)
  expect(names.filter(mayTell)).toEqual(['learning.watched', 'learning.attended'])
  // What a learner says by hand is their own act.
  expect(mayTell('learning.stutter_reported')).toBe(true)
  measureQuality(true)
  expect(names.filter(mayTell)).toEqual(names)
})
