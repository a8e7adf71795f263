import { expect, test } from 'vitest'
import { cronOf } from './cron.ts'

test.each([
  [60, '*/1 * * * *'],
  [300, '*/5 * * * *'],
  [900, '*/15 * * * *'],
  [3_600, '7 */1 * * *'],
  [21_600, '7 */6 * * *'],
  [86_400, '7 0 * * *'],
  [7 * 86_400, '7 0 * * *'],
])('a job of every %i s ticks at %s', (everyS, cron) => {
  expect(cronOf(everyS)).toBe(cron)
})

test('no period has two ticks close together because an hour or a day is not its multiple', () => {
  for (let everyS = 60; everyS <= 2 * 86_400; everyS += 60) {
    const [, minutes] = /^\*\/(\d+) \* \* \* \*$/.exec(cronOf(everyS)) ?? []
    const [, hours] = /^7 \*\/(\d+) \* \* \*$/.exec(cronOf(everyS)) ?? []
    if (minutes !== undefined) expect(60 % Number(minutes)).toBe(0)
    else if (hours !== undefined) expect(24 % Number(hours)).toBe(0)
    else expect(cronOf(everyS)).toBe('7 0 * * *')
  }
})
