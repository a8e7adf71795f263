import { expect, test } from 'vitest'
import { keyAct, type KeyPlace } from './keys.ts'

const on = (focus: KeyPlace['focus'], hasModifier = false) => ({ focus, hasModifier })

test.each([
  ['3', on('page'), { kind: 'choose', index: 2 }],
  ['1', on('control'), { kind: 'choose', index: 0 }],
  ['0', on('page'), null],
  ['3', on('writing'), null],
  ['3', on('page', true), null],
  ['Enter', on('page'), { kind: 'act' }],
  ['Enter', on('option'), { kind: 'act' }],
  ['Enter', on('control'), null],
  ['Enter', on('writing'), null],
  ['Enter', on('writing', true), { kind: 'act' }],
  ['ArrowRight', on('option'), { kind: 'step', by: 1 }],
  ['ArrowLeft', on('page'), { kind: 'step', by: -1 }],
  ['ArrowLeft', on('writing'), null],
  ['ArrowLeft', on('page', true), null],
  ['a', on('page'), null],
] as const)('%s on %j means %j', (key, place, act) => {
  expect(keyAct(key, place)).toEqual(act)
})

test('z is focus mode, but not while writing or with a key of the browser', () => {
  expect(keyAct('z', { focus: 'control', hasModifier: false })).toEqual({ kind: 'focus' })
  expect(keyAct('Z', { focus: 'page', hasModifier: false })).toEqual({ kind: 'focus' })
  expect(keyAct('z', { focus: 'writing', hasModifier: false })).toBeNull()
  expect(keyAct('z', { focus: 'page', hasModifier: true })).toBeNull()
})
