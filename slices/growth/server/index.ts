import { exportGrowth } from './export-of.ts'
import { createGrowthHandlers } from './handlers.ts'
import type { Needs } from './needs.ts'
import { createGrowthRoutes } from './routes.ts'
import { forgetHolders } from './store.ts'

/** The growth slice: certificates of completed courses, which anyone can verify. */
export function createGrowth(needs: Needs) {
  return {
    routes: createGrowthRoutes(needs),
    handlers: createGrowthHandlers(needs),
    reads: {
      /** What is kept of a person, for their export. */
      exportOf: exportGrowth(needs),
      /** Deletes the certificates of these people. */
      forgetPeople: (personIds: readonly string[]): Promise<void> => forgetHolders(needs.db, personIds),
    },
  }
}
