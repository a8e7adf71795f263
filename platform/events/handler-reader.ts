import type { Kysely } from 'kysely'
import type { AnyHandler, LogEvent } from './handler.ts'
import { lift } from './lift.ts'
import type { Pages } from './pages.ts'
import { eventsIn, movePosition, readPosition } from './reader-store.ts'
import type { Reader } from './reader.ts'
import { registryOf } from './registry.ts'
import type { SpineTables } from './tables.ts'

/**
 * The reader that runs a slice's handler: its effect and the new position are committed together, so an event
 * takes effect once even where the process dies in between.
 */
export function createHandlerReader(db: Kysely<SpineTables>, pages: Pages, handler: AnyHandler): Reader {
  const { name } = handler
  const registry = registryOf(handler.events)
  const names = [...registry.keys()]

  function lifted(event: LogEvent): LogEvent {
    const type = registry.get(event.name)
    if (type === undefined || type.version === event.version) return event
    const payload = lift(type, event.version, event.payload)
    // A newer version was written by a newer server; this one waits until it is replaced too.
    if (payload === null) throw new Error(`${name} cannot read ${event.name} version ${event.version}`)
    return { ...event, version: type.version, payload }
  }

  return {
    name,
    pageSize: 1000,
    // A busy school announces rows all the time; each look of each reader is six statements that learners wait behind.
    restMs: 250,
    async step(pageSize) {
      const from = await readPosition(db, name)
      const page = await pages.after(from, pageSize)
      if (page === null) return false
      const events = (await eventsIn(db, page, names)).map(lifted)
      await db.transaction().execute(async (tx) => {
        // The composition root has typed the database to hold every slice's tables.
        if (events.length > 0) await handler.handle(tx as never, events)
        if (!(await movePosition(tx, name, from, page.end)))
          throw new Error(`${name} was moved by another runner`)
      })
      return page.more
    },
  }
}
