import { expect, test } from 'vitest'
import { forgetIn, type Keys, peopleIn } from './device-keys.ts'

const [one, other, thing] = [1, 2, 3].map((n) => `${n}`.repeat(8) + '-1111-4111-8111-111111111111')

function givenKeys(): Keys & { all: Map<string, string> } {
  const all = new Map([
    ['banxue-visitor', `${thing}`],
    ['banxue-hint-question', 'seen'],
    [`banxue-video-at:${one}:${thing}`, '{"atS":3}'],
    [`banxue-video-at:${other}:${thing}`, '{"atS":4}'],
    ['banxue-welcomed', JSON.stringify({ [`${one} ${thing}`]: 1, [`${other} ${thing}`]: 2 })],
    ['banxue-near-end', JSON.stringify([`${one} ${thing}`, `${other} ${thing}`])],
    ['theirs', `${one} ${thing}`],
  ])
  return {
    all,
    get length() {
      return all.size
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  }
}

test('the people of a device are those whom its keys name, not its visitor nor a step', () => {
  expect(peopleIn(givenKeys()).toSorted()).toEqual([one, other])
})
test('work that waits under a key names its person alone, not the step and the page it is of', () => {
  const keys = givenKeys()
  const row = { key: `reading:${thing}:${thing}`, work: { stepId: thing, text: `a word on ${thing} ` } }
  keys.setItem(`banxue-work:${one}:reading:${thing}:${thing}`, JSON.stringify(row))
  expect(peopleIn(keys).toSorted()).toEqual([one, other])
})
test('who is forgotten is in no key any more, and the others stay', () => {
  const keys = givenKeys()
  forgetIn(keys, one ?? '')
  expect(peopleIn(keys)).toEqual([other])
  expect(keys.all.get('banxue-near-end')).toBe(JSON.stringify([`${other} ${thing}`]))
  expect(keys.all.get('theirs')).toBe(`${one} ${thing}`)
})
test('a key whose whole content is the person goes with them', () => {
  const keys = givenKeys()
  keys.setItem('banxue-work-guest', one ?? '')
  forgetIn(keys, one ?? '')
  expect(keys.all.has('banxue-work-guest')).toBe(false)
})
test('what is no list, and storage that is refused, are no hindrance', () => {
  const keys = givenKeys()
  keys.setItem('banxue-welcomed', `broken ${one} `)
  forgetIn(keys, one ?? '')
  expect(peopleIn(keys)).toEqual([other])
  forgetIn(null, one ?? '')
  expect(peopleIn(null)).toEqual([])
})
