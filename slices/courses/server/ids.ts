import { idFor } from '@banxue/platform/id'
import { CourseId, ModuleId, StepId, UnitId } from '#courses/contract'

/** Namespace of all course ids (RFC 9562, version 5); never changes, or learners' progress would be lost. */
const courses = '6f9d5a52-61a5-4d0f-9a47-2f3b6d0c8e11'

/** The id of a course, the same for every version of its source. */
export const courseIdOf = (sourceKey: string): CourseId => CourseId.parse(idFor(courses, sourceKey))
export const moduleIdOf = (courseId: CourseId, key: string): ModuleId =>
  ModuleId.parse(idFor(courseId, `module:${key}`))
export const unitIdOf = (courseId: CourseId, key: string): UnitId =>
  UnitId.parse(idFor(courseId, `unit:${key}`))
export const stepIdOf = (unitId: UnitId, key: string): StepId => StepId.parse(idFor(unitId, `step:${key}`))
