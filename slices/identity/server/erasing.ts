import type { Clock } from '@banxue/platform/clock'
import type { Log } from '@banxue/platform/log/log'
import type { ErasureStore, Leaving, Removal } from './store/erasures.ts'

/** After this, nothing that was under way when the person went can still write, milliseconds. */
const settledMs = 5 * 60_000

interface ErasingNeeds {
  clock: Clock
  log: Log
  erasures: ErasureStore
  /** Every place outside identity that may hold something of a person; each safe to ask again. */
  forget: readonly ((personIds: readonly string[]) => Promise<void>)[]
}

/**
 * Deleting people. First the person's row goes and the log is told, in one transaction: from then on nobody is shown
 * them. Then every slice and the file store forget them, and once more some minutes later, for what a request under
 * way wrote meanwhile; a process that dies in between is followed by another that goes on.
 */
export function createErasing({ clock, log, erasures, forget }: ErasingNeeds) {
  async function forgetAll({ personId, aliasIds }: Leaving): Promise<void> {
    for (const forgetIn of forget) await forgetIn([personId, ...aliasIds])
  }
  return {
    /** Takes somebody off every screen; what is left of them elsewhere is gone within seconds. */
    remove: (personId: string): Promise<Removal> => erasures.remove(personId, clock.now()),

    /** Does what is due. */
    async runDue(now: Date): Promise<void> {
      for (const personId of await erasures.due(now))
        if ((await erasures.remove(personId, now)) === 'last_admin')
          log.warn({}, 'a person is due to be deleted, but is the last admin')
      for (const leaving of await erasures.unfinished()) {
        await forgetAll(leaving)
        await erasures.finish(leaving.personId, now)
      }
      for (const leaving of await erasures.finishedBefore(new Date(now.getTime() - settledMs))) {
        await forgetAll(leaving)
        await erasures.forget(leaving.personId)
      }
    },
  }
}
export type Erasing = ReturnType<typeof createErasing>
