import { expect, test } from 'vitest'
import { chosenLanguage, nearestLanguage } from './language.ts'

test('any Chinese is the Chinese of the school, everything else English', () => {
  expect(['zh-CN', 'zh-Hant-TW', 'en-GB', 'de', ''].map(nearestLanguage)).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ])
})

test('a chosen language is read from among the cookies, and only one the school speaks', () => {
  expect(chosenLanguage('a=1; banxue_language=zh-CN; b=2')).toBe('zh-CN')
  expect(chosenLanguage('not_banxue_language=en')).toBeNull()
  expect(chosenLanguage('banxue_language=fr')).toBeNull()
})
