import { expect, test } from 'vitest'
import { CourseId, UnitId } from '#courses/contract'
import { worstUnit } from './worst-unit.ts'

const unit = (opened: number, lost: number) => ({
  unitId: UnitId.parse(crypto.randomUUID()),
  courseId: CourseId.parse(crypto.randomUUID()),
  title: { en: 'A unit' },
  opened,
  completed: 0,
  lost,
  dropOff: opened === 0 ? null : lost / opened,
})

test('the unit that loses the largest share is the worst, but not one that few have opened', () => {
  const [first, second, rare] = [unit(100, 20), unit(50, 15), unit(2, 2)]
  expect(worstUnit([first, second, rare])).toBe(second)
})

test('where nobody leaves no unit is the worst', () => {
  expect(worstUnit([unit(100, 0), unit(0, 0)])).toBeNull()
})
