import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentCss, accentOf, markContrast, textContrast } from './accent.ts'
import { contrastOf, fromHex, toHex } from './oklch.ts'

const paper = { light: '#fbf9f6', dark: '#110e0a' }
const card = { light: '#ffffff', dark: '#1a1712' }
const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((colour) => `#${colour.toString(16).padStart(6, '0')}`)

test('whatever colour a school wants, its text can be read and its marks seen, in light and in dark', () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      const accent = accentOf(hex)
      for (const scheme of ['light', 'dark'] as const) {
        const { lamp, ink, on, tint } = accent[scheme]
        for (const surface of [paper[scheme], card[scheme], tint])
          expect(contrastOf(ink, surface)).toBeGreaterThanOrEqual(textContrast)
        expect(contrastOf(on, lamp)).toBeGreaterThanOrEqual(textContrast)
        for (const surface of [paper[scheme], card[scheme]])
          expect(contrastOf(lamp, surface)).toBeGreaterThanOrEqual(markContrast)
      }
    }),
  )
})
test('the hue stays the one that was wanted', () => {
  for (const hex of ['#1d6fd8', '#0f8a5f', '#b3261e'])
    for (const { lamp, ink } of Object.values(accentOf(hex)))
      for (const shade of [lamp, ink]) expect(Math.abs(fromHex(shade).h - fromHex(hex).h)).toBeLessThan(12)
})
test('a colour goes to its lightness, chroma and hue, and back', () => {
  fc.assert(fc.property(anyColour, (hex) => toHex(fromHex(hex)) === hex))
})
test('contrast is that of the standard', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 1)
})
test('the rules name nothing but colours', () => {
  expect(accentCss('#1d6fd8')).toMatch(/^(?::root[^{}]*\{(?:--[\w-]+:#[0-9a-f]{6};?)+\}){2}$/)
})
