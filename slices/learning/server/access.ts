/** What opening a unit comes to for somebody who asks. */
export type Access = 'open' | 'not_enrolled' | 'guests_first_unit_only'

/** The enrolled have every unit of their course; guests the first unit; members who are not enrolled none. */
export function access(who: { isGuest: boolean; isEnrolled: boolean }, isFirstUnit: boolean): Access {
  if (who.isEnrolled) return 'open'
  if (!who.isGuest) return 'not_enrolled'
  return isFirstUnit ? 'open' : 'guests_first_unit_only'
}
