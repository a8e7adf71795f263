import type { IconName } from './icons.ts'
import type { FirstWord } from './words.ts'

/** A place of the frame: where it leads, its word and icon. */
export interface PlaceSource {
  to: string
  label: FirstWord
  icon: IconName
  /** Row of the table of permissions; shown to everybody where absent. */
  permission?: string
  /** Another path that belongs to it, with those below. */
  also?: string
}

/**
 * Learners' places: the tabs below on a phone, the rail on a desk. Learning begins at the catalogue for a visitor,
 * at one's own courses for whoever has a session.
 */
export function schoolPlaces(hasSession: boolean): readonly PlaceSource[] {
  const learn = hasSession ? { to: '/learn', also: '/courses' } : { to: '/courses', also: '/learn' }
  return [
    { to: '/', label: 'today', icon: 'today' },
    { ...learn, label: 'learn', icon: 'learn' },
    { to: '/me', label: 'me', icon: 'me' },
  ]
}

/** Staff's places, each for who may open it. */
export const consolePlaces: readonly PlaceSource[] = [
  { to: '/console/pulse', label: 'pulse', icon: 'pulse', permission: 'pulse.read' },
  { to: '/console/quality', label: 'quality', icon: 'quality', permission: 'pulse.read' },
  { to: '/console/courses', label: 'courses', icon: 'courses', permission: 'courses.author' },
  { to: '/console/school', label: 'school', icon: 'school', permission: 'school.manage' },
  { to: '/console/spine', label: 'spine', icon: 'spine', permission: 'spine.watch' },
]

/** Whether a place is where we are: its own path, or one below. */
export function isHere({ to, also }: PlaceSource, path: string): boolean {
  const isBelow = (above: string) => path === above || (above !== '/' && path.startsWith(`${above}/`))
  return isBelow(to) || (also !== undefined && isBelow(also))
}
