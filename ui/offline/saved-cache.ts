/** Door `@banxue/ui/offline/saved-cache`: names of the caches in which a person's saved units keep their files. */

/** What the caches of all saved units begin with, whoever saved them. */
export const anySaved = 'banxue-saved:'

/** What all caches of a person's saved units begin with. */
export const savedBy = (personId: string): string => `${anySaved}${personId}:`

/** The cache of one person's saved unit. */
export const savedCache = (personId: string, unitId: string): string => `${savedBy(personId)}${unitId}`
