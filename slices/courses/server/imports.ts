import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Origin } from '@banxue/platform/events/publish'
import { newId } from '@banxue/platform/id'
import { ImportRefused } from './draft.ts'
import { type ImportNeeds, type ImportTask, runImport } from './importing.ts'
import { createRunner } from './runner.ts'
import { ImportGone } from './store/publish-store.ts'
import type { Sight } from './store/import-store.ts'
import { sweep } from './sweep.ts'
import type { ImportFailure, ImportMode } from './tables.ts'

/** Who imports: an actor of the browser, or null for the command line and the school itself, who may do all. */
export interface Importer {
  mayAny: boolean
  origin: Omit<Origin, 'at'>
}

/** An upload under way: a path to write to, then one of the two ends. */
export interface Receiving {
  id: string
  path: string
  /** The body is whole: the import waits for its turn. Resolves before it runs. */
  received(): Promise<void>
  broken(failure: ImportFailure): Promise<void>
}

export const importerOf = (actor: Actor): Importer => ({
  mayAny: actor.roles.includes('admin'),
  origin: {
    actorId: actor.personId,
    subjectId: null,
    zone: actor.zone,
    simulated: actor.simulated,
    sessionId: actor.sessionId,
  },
})

/** The command line's, and the demo's. */
export const schoolItself = (actorId: string | null): Importer => ({
  mayAny: true,
  origin: { actorId, subjectId: null, zone: 'UTC', simulated: false, sessionId: null },
})

/** All imports of this process: one runs, the others wait for their turn. */
export function createImports(needs: ImportNeeds) {
  const { imports, clock, workFolder } = needs
  const runner = createRunner(imports)
  const aborts = new Map<string, AbortController>()
  let turn: Promise<void> = Promise.resolve()

  const begin = async (importer: Importer, fileName: string, mode: ImportMode, state: 'receiving' | 'waiting') => {
    const id = newId(clock.now())
    const release = await runner.hold()
    const abort = new AbortController()
    aborts.set(id, abort)
    const end = async () => {
      aborts.delete(id)
      await release()
    }
    const { mayAny, origin } = importer
    try {
      await imports.add({
        id, personId: origin.actorId, mayAny, fileName, mode, state, runner: runner.key, at: clock.now(),
      })
    } catch (error) {
      await end()
      throw error
    }
    return { id, end, signal: abort.signal }
  }

  const inTurn = (task: ImportTask, signal: AbortSignal, end: () => Promise<void>): Promise<void> => {
    turn = turn.then(() => runImport(needs, task, signal)).finally(end)
    return turn
  }

  return {
    /** Begins an upload; its row is there at once. */
    async receive(actor: Actor, fileName: string, mode: ImportMode): Promise<Receiving> {
      const importer = importerOf(actor)
      const { id, end, signal } = await begin(importer, fileName, mode, 'receiving')
      const folder = join(workFolder, id)
      const path = join(folder, 'upload.zip')
      await mkdir(folder, { recursive: true })
      return {
        id,
        path,
        async received() {
          await imports.move(id, 'waiting', 0)
          // The row says how it ended; nobody waits here.
          void inTurn({ id, path, mode, ...importer }, signal, end).catch((error: unknown) =>
            needs.log.error({ importId: id, error: String(error) }, 'an import could not be ended'),
          )
        },
        async broken(failure) {
          await rm(folder, { recursive: true, force: true })
          await imports.fail(id, failure, clock.now())
          await end()
        },
      }
    },

    /** Imports a ZIP or folder of this machine; resolves with the import's id when it has ended, well or not. */
    async importPath(path: string, mode: ImportMode, importer: Importer): Promise<string> {
      const { id, end, signal } = await begin(importer, basename(path), mode, 'waiting')
      await inTurn({ id, path, mode, ...importer }, signal, end)
      return id
    },

    /** Ends an import that the asker may see; one that runs on another server sees it at its next progress. */
    async cancel(id: string, sight: Sight): Promise<boolean> {
      if ((await imports.find(id, sight)) === null) return false
      await imports.fail(id, { code: 'cancelled', place: '', detail: {} }, clock.now())
      aborts.get(id)?.abort(new ImportGone())
      return true
    },

    /** Ends the imports of dead processes and deletes what they left; leaves those of living ones alone. */
    async mendInterrupted(): Promise<void> {
      const count = await imports.failInterrupted({ code: 'interrupted', place: '', detail: {} }, clock.now())
      if (count > 0) await imports.asWriter(() => sweep(needs.content, needs.storage))
      const active = await imports.activeIds()
      for (const id of await readdir(workFolder).catch(() => []))
        if (!active.has(id)) await rm(join(workFolder, id), { recursive: true, force: true })
    },

    /** Ends all imports of this process, as interrupted. */
    async stop(): Promise<void> {
      for (const abort of aborts.values()) abort.abort(new ImportRefused('interrupted', ''))
      await turn.catch(() => undefined)
    },
  }
}
export type Imports = ReturnType<typeof createImports>
