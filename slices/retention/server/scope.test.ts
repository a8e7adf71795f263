import { expect, test } from 'vitest'
import { CourseId } from '#courses/contract'
import { isWithin, scopeOf, scopeParams } from './scope.ts'

const [mine, other] = [CourseId.parse(crypto.randomUUID()), CourseId.parse(crypto.randomUUID())]

test('an operator sees every course, and one when asking for one', () => {
  expect(scopeOf(null, ['learner', 'operator'], [])).toEqual({ everyCourse: true })
  expect(scopeOf(other, ['operator'], [])).toEqual({ everyCourse: false, courses: [other] })
})

test('an instructor sees the courses they teach, and nothing of others', () => {
  expect(scopeOf(null, ['learner', 'instructor'], [mine])).toEqual({ everyCourse: false, courses: [mine] })
  expect(scopeOf(other, ['instructor'], [mine])).toEqual({ everyCourse: false, courses: [] })
  expect(isWithin(scopeOf(null, ['instructor'], [mine]), other)).toBe(false)
})

test('the course of zeros stands for all courses only where all may be seen', () => {
  expect(scopeParams(scopeOf(null, ['instructor'], [])).dayCourses).toEqual([])
  expect(scopeParams(scopeOf(null, ['admin'], [])).dayCourses).toEqual([
    '00000000-0000-0000-0000-000000000000',
  ])
})
