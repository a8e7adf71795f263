import { expect, test } from 'vitest'
import { createFocus } from './focus-state.ts'

/** The storage of one tab. */
function givenTab() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('focus mode is on where it was chosen, in a room that offers it, until it is left', () => {
  const focus = createFocus(givenTab)
  const leave = focus.enter()
  expect(focus.isOn()).toBe(false)
  focus.toggle()
  expect(focus.isOn()).toBe(true)
  leave()
  expect(focus.isOn()).toBe(false)
})

test('the choice holds for the sitting, over a refresh and from room to room, and leaving it does too', () => {
  const tab = givenTab()
  const before = createFocus(() => tab)
  before.enter()
  before.toggle()
  const after = createFocus(() => tab)
  after.enter()
  expect(after.isOn()).toBe(true)
  after.toggle()
  const later = createFocus(() => tab)
  later.enter()
  expect(later.isOn()).toBe(false)
})

test('whoever listens hears of every change, and no more once they stopped', () => {
  const focus = createFocus(givenTab)
  const heard: boolean[] = []
  const stop = focus.listen(() => heard.push(focus.isOn()))
  const leave = focus.enter()
  focus.toggle()
  leave()
  stop()
  focus.toggle()
  expect(heard).toEqual([false, true, false])
})

test('where storage is refused it still works for this page', () => {
  const focus = createFocus(() => {
    throw new Error('refused')
  })
  focus.enter()
  focus.toggle()
  expect(focus.isOn()).toBe(true)
})
