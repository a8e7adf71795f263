import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CourseId, StepId, UnitId } from '#courses/contract'

interface StepLinkProps {
  /** Null where nothing leads there. */
  courseId: CourseId | null
  unitId: UnitId
  /** Null: the opening of the unit. */
  stepId: StepId | null
  /** Second of a video. */
  atS?: number
  children: ReactNode
}

/** A place in a unit, which leads to where learners meet it. */
export function StepLink({ courseId, unitId, stepId, atS, children }: StepLinkProps) {
  if (courseId === null || stepId === null) return children
  return (
    <Link
      to="/learn/$courseId/$unitId"
      params={{ courseId, unitId }}
      search={atS === undefined ? { step: stepId } : { step: stepId, at: atS }}
      className="unit-link"
    >
      {children}
    </Link>
  )
}
