import { procedure } from '@banxue/platform/api/procedure'
import { z } from 'zod'

export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** What a person is in the school; everybody with an account is a learner, staff are more beside it. */
export const roles = ['learner', 'instructor', 'coach', 'operator', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Callers of a procedure: a visitor has no session, a guest has one without an account. */
export type Caller = 'visitor' | 'guest' | Role

const anyone = ['visitor', 'guest', 'learner', 'instructor', 'coach', 'operator', 'admin'] as const
const anySession = ['guest', 'learner', 'instructor', 'coach', 'operator', 'admin'] as const
const members = ['learner', 'instructor', 'coach', 'operator', 'admin'] as const

/**
 * Every permission and who has it: the one table. Whose rows a caller then sees is the store's part:
 * instructors the courses they teach, coaches their learners, operators all learners.
 */
export const permissions = {
  'school.visit': anyone,
  'school.manage': ['admin'],
  'account.begin': anyone,
  'account.own': anySession,
  'sessions.own': members,
  'people.manage': ['admin'],
  'courses.visit': anyone,
  'courses.author': ['instructor', 'admin'],
  'learning.try': anySession,
  'learning.take': members,
  'certificates.own': members,
  'certificates.verify': anyone,
  'pulse.read': ['instructor', 'operator', 'admin'],
  'spine.send': anyone,
  'spine.watch': ['operator', 'admin'],
} as const satisfies Record<string, readonly Caller[]>
export type Permission = keyof typeof permissions

/** Where a slice's procedure begins: `may('courses.author').input(…)`. */
export const may = (permission: Permission) => procedure(permission)

/** Whether any of these callers (`visitor`, `guest`, roles) has the permission; one that the table lacks is nobody's. */
export function isAllowed(permission: string, callers: readonly string[]): boolean {
  if (!Object.hasOwn(permissions, permission)) return false
  const row: readonly string[] = permissions[permission as Permission]
  return callers.some((caller) => row.includes(caller))
}
