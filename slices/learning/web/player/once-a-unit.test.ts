import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOnceAUnit } from './once-a-unit.ts'

function givenDevice() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('whoever asks in whatever order, over refreshes, each person hears it once in each unit', () => {
  const asked = fc.tuple(fc.constantFrom('li', 'wang'), fc.constantFrom('one', 'two', 'three'), fc.boolean())
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 40 }), (asks) => {
      const device = givenDevice()
      let once = createOnceAUnit('near', () => device)
      const told: string[] = []
      for (const [person, unit, refreshes] of asks) {
        if (refreshes) once = createOnceAUnit('near', () => device)
        if (once.take(person, unit)) told.push(`${person} ${unit}`)
      }
      expect(told).toEqual([...new Set(asks.map(([person, unit]) => `${person} ${unit}`))])
    }),
  )
})

test('where storage is refused or broken it is not said', () => {
  const refused = createOnceAUnit('near', () => {
    throw new Error('refused')
  })
  expect(refused.take('li', 'one')).toBe(false)
  const device = givenDevice()
  device.setItem('near', '{')
  expect(createOnceAUnit('near', () => device).take('li', 'one')).toBe(false)
})
