import type { Actor } from '@banxue/platform/auth/actor'
import type { LookPurpose, Role } from '#identity/contract'

/** Who is given names, and why; without it names are given to nobody of the staff. */
export interface Look {
  by: Pick<Actor, 'personId' | 'roles'>
  purpose: LookPurpose
}

/** How long it is kept who looked, days. */
export const lookLifeDays = 730

const byRank: readonly Role[] = ['admin', 'operator', 'coach', 'instructor']

/** As whom somebody looked: the role that opens most. */
export const roleOf = (roles: readonly string[]): Role =>
  byRank.find((role) => roles.includes(role)) ?? 'learner'

/** Beginning of the hour, so that a page that refreshes itself is one look. */
export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
