import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Actor } from '@banxue/platform/auth/actor'
import { newId } from '@banxue/platform/id'
import { ImportRefused } from './draft.ts'
import { type Importer, importerOf } from './importer.ts'
import { type Change, type ImportNeeds, publishChange, runImport } from './importing.ts'
import { createRunner, type Runner } from './runner.ts'
import type { ImportListStore, Sight } from './store/import-list-store.ts'
import { ImportGone } from './store/publish-store.ts'
import { sweep } from './sweep.ts'
import type { ImportedCourse, ImportFailure, ImportMode } from './tables.ts'

export type ImportsNeeds = ImportNeeds & { list: ImportListStore }

/** An upload under way: a path to write to, then one of the two ends. */
export interface Receiving {
  id: string
  path: string
  /** The body is whole: the import waits for its turn. Resolves before it runs. */
  received(): Promise<void>
  broken(failure: ImportFailure): Promise<void>
}

/** An import that has a row and an end. */
interface Begun {
  id: string
  /** Runs it when those before it are over; resolves when it has ended. */
  run(path: string): Promise<void>
  /** Ends it before its time. */
  signal: AbortSignal
  /** Lets go of it where it never ran. */
  drop(): Promise<void>
}

/** All imports of this process: one runs, the others wait for their turn. */
export function createImports(needs: ImportsNeeds) {
  const { imports, list, clock, workFolder } = needs
  const queue = createQueue(needs, createRunner(needs.locks))
  /** Whether nothing lies about of imports that this process knows to have died. */
  let isSwept = false
  return {
    /** Begins an upload; its row is there at once. */
    async receive(actor: Actor, fileName: string, mode: ImportMode): Promise<Receiving> {
      const begun = await queue.begin(importerOf(actor), fileName, mode, 'receiving')
      const folder = join(workFolder, begun.id)
      const path = join(folder, 'upload.zip')
      await mkdir(folder, { recursive: true })
      return {
        id: begun.id,
        path,
        async received() {
          await imports.move(begun.id, 'waiting', 0)
          // The row says how it ended; nobody waits here.
          begun
            .run(path)
            .catch((error: unknown) =>
              needs.log.error({ importId: begun.id, error: String(error) }, 'an import could not be ended'),
            )
        },
        async broken(failure) {
          await rm(folder, { recursive: true, force: true })
          await imports.fail(begun.id, failure, clock.now())
          await begun.drop()
        },
      }
    },

    /** Imports a ZIP or folder of this machine; resolves with the import's id when it has ended, well or not. */
    async importPath(path: string, mode: ImportMode, importer: Importer): Promise<string> {
      const begun = await queue.begin(importer, basename(path), mode, 'waiting')
      await begun.run(path)
      return begun.id
    },

    /** Publishes a change that is made here; answers what became of the course, or null where nothing is to change. */
    async publishChange(importer: Importer, name: string, make: MakeChange): Promise<ImportedCourse | null> {
      const begun = await queue.begin(importer, name, 'version', 'waiting')
      try {
        return await publishChange(needs, { id: begun.id, ...importer }, make, begun.signal)
      } finally {
        await begun.drop()
      }
    },

    /** Ends an import that the asker may see; one that runs on another server sees it at its next progress. */
    async cancel(id: string, sight: Sight): Promise<boolean> {
      if ((await list.find(id, sight)) === null) return false
      await imports.fail(id, { code: 'cancelled', place: '', detail: {} }, clock.now())
      queue.abort(id)
      return true
    },

    /** Ends the imports of dead processes and deletes what they left; leaves those of living ones alone. */
    async mendInterrupted(): Promise<void> {
      const failure = { code: 'interrupted', place: '', detail: {} }
      if ((await needs.locks.failInterrupted(failure, clock.now())) > 0) isSwept = false
      // The database may hold a dead process's locks a moment longer; then the next look sweeps.
      isSwept ||= (await needs.locks.asWriter(() => sweep(needs.leftovers, needs.storage))) !== null
      const active = await list.activeIds()
      for (const id of await readdir(workFolder).catch(() => []))
        if (!active.has(id)) await rm(join(workFolder, id), { recursive: true, force: true })
    },

    /** Ends all imports of this process, as interrupted. */
    stop: (): Promise<void> => queue.stop(),
  }
}
export type Imports = ReturnType<typeof createImports>

type MakeChange = () => Promise<Change | null>

function createQueue(needs: ImportNeeds, runner: Runner) {
  const aborts = new Map<string, AbortController>()
  let turn: Promise<void> = Promise.resolve()
  return {
    async begin(
      importer: Importer,
      fileName: string,
      mode: ImportMode,
      state: 'receiving' | 'waiting',
    ): Promise<Begun> {
      const at = needs.clock.now()
      const id = newId(at)
      const release = await runner.hold()
      const abort = new AbortController()
      aborts.set(id, abort)
      const drop = async () => {
        aborts.delete(id)
        await release()
      }
      const { mayAny, origin } = importer
      const row = { id, personId: origin.actorId, mayAny, fileName, mode, state, runner: runner.key, at }
      await needs.imports.add(row).catch(async (error: unknown) => {
        await drop()
        throw error
      })
      const end = async (path: string): Promise<void> => {
        try {
          await runImport(needs, { id, path, mode, ...importer }, abort.signal)
        } finally {
          await drop()
        }
      }
      const run = (path: string): Promise<void> => {
        const own = turn.then(() => end(path))
        turn = own.catch(() => undefined)
        return own
      }
      return { id, run, drop, signal: abort.signal }
    },
    abort(id: string): void {
      aborts.get(id)?.abort(new ImportGone())
    },
    async stop(): Promise<void> {
      for (const abort of aborts.values()) abort.abort(new ImportRefused('interrupted', ''))
      await turn
    },
  }
}
