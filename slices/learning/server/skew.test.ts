import { expect, test } from 'vitest'
import { corrected } from './skew.ts'

const received = new Date('2026-03-01T09:00:00Z')
const before = (seconds: number) => new Date(received.getTime() - seconds * 1000)

test.each([
  ['a right clock is believed', before(40), before(1), before(40)],
  ['60 s off is still believed', before(100), before(60), before(100)],
  ['61 s slow is taken off', before(100), before(61), before(39)],
  ['an hour fast is taken off', before(-3500), before(-3600), before(100)],
  ['nothing happens after its receipt', before(-30), before(-20), received],
])('%s', (_name, moment, sentAt, onServer) => {
  expect(corrected(moment, sentAt, received)).toEqual(onServer)
})
