import { spineContract } from '@banxue/platform/events/contract'
import { expect, test } from 'vitest'
import { coursesContract } from '#courses/contract'
import { growthContract } from '#growth/contract'
import { learningContract } from '#learning/contract'
import { retentionContract } from '#retention/contract'
import { type Caller, identityContract, isAllowed, permissions, roles } from './contract.ts'

const contracts = {
  identity: identityContract,
  courses: coursesContract,
  learning: learningContract,
  growth: growthContract,
  retention: retentionContract,
  spine: spineContract,
}
const procedures = Object.entries(contracts).flatMap(([slice, contract]) =>
  Object.entries(contract).map(([name, procedure]) => ({
    name: `${slice}.${name}`,
    permission: (procedure['~orpc'].meta as { permission?: string }).permission,
  })),
)

test.each(procedures)('$name asks for a permission of the table', ({ permission }) => {
  expect(Object.keys(permissions)).toContain(permission)
})

test.each(Object.keys(permissions))('%s is asked for by some procedure', (permission) => {
  expect(procedures.map((procedure) => procedure.permission)).toContain(permission)
})

test.each(Object.entries(permissions))('%s is given to known callers, each once', (_permission, callers) => {
  const known: readonly Caller[] = ['visitor', 'guest', ...roles]
  expect(callers.filter((caller) => !known.includes(caller))).toEqual([])
  expect(new Set(callers).size).toBe(callers.length)
})

test('what a visitor may do, a guest may, and what a guest may do, everybody with an account may', () => {
  for (const permission of Object.keys(permissions)) {
    if (isAllowed(permission, ['visitor'])) expect(isAllowed(permission, ['guest'])).toBe(true)
    for (const role of isAllowed(permission, ['guest']) ? roles : [])
      expect(isAllowed(permission, [role])).toBe(true)
  }
})

test('a permission that the table does not name is nobody’s', () => {
  expect(isAllowed('school.burn', ['admin'])).toBe(false)
  expect(isAllowed('constructor', ['admin'])).toBe(false)
  expect(isAllowed('school.manage', [])).toBe(false)
})
