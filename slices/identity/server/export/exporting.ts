import type { Readable } from 'node:stream'
import type { Clock } from '@banxue/platform/clock'
import type { ExportTable } from '@banxue/platform/export-table'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import type { ExportJob, ExportStore } from '../store/exports.ts'
import type { PeopleStore } from '../store/people.ts'
import type { SchoolStore } from '../store/school.ts'
import { zipOf } from './zip.ts'

/** How often it is written down how far a copy is, milliseconds. */
const tellMs = 1_000

export interface ExportingNeeds {
  clock: Clock
  log: Log
  storage: Storage
  exports: ExportStore
  people: PeopleStore
  school: SchoolStore
  /** Everything the school keeps of a person, table by table. */
  tablesOf: (personId: string) => readonly ExportTable[]
}

/** Where the copies of a person lie; the slash ends the name, so that no other begins with it. */
const folderOf = (personId: string) => `exports/${personId}/`
const keyOf = ({ id, personId }: ExportJob) => `${folderOf(personId)}${id}.zip`

/** Making copies of people's own data, in the background, one after the other. */
export function createExporting(needs: ExportingNeeds) {
  const { clock, log, storage, exports } = needs

  async function make(job: ExportJob): Promise<void> {
    try {
      const person = await needs.people.byId(job.personId)
      if (person === null) return await exports.remove(job.id)
      const { name: school } = await needs.school.settings()
      const facts = { school, name: person.name, madeAt: clock.now(), zone: person.zone }
      const key = keyOf(job)
      const zip = zipOf(needs.tablesOf(job.personId), facts, keepGoing(needs, job))
      await storage.put(key, zip, { mediaType: 'application/zip' })
      const sizeBytes = (await storage.sizeBytes(key)) ?? 0
      // The person may have gone meanwhile, or another have taken over.
      if (!(await exports.finish(job, sizeBytes))) await storage.delete(key)
    } catch (error) {
      log.error({ export: job.id, error: String(error) }, 'a copy of somebody’s data failed')
      await exports.putBack(job)
    }
  }

  return {
    /** Makes what is asked for and deletes what has run out. */
    async runDue(now: Date): Promise<void> {
      for (const job of await exports.expired(now)) {
        await storage.delete(keyOf(job))
        await exports.remove(job.id)
      }
      for (let job = await exports.take(now); job !== null; job = await exports.take(clock.now()))
        await make(job)
    },

    /** A copy that this person may fetch; null where it is not theirs, not ready, or gone. */
    async open(job: ExportJob): Promise<{ body: Readable; sizeBytes: number } | null> {
      if (!(await exports.isReady(job, clock.now()))) return null
      const sizeBytes = await storage.sizeBytes(keyOf(job))
      return sizeBytes === null ? null : { body: await storage.open(keyOf(job)), sizeBytes }
    },

    /** Deletes all copies of people. */
    async forgetPeople(personIds: readonly string[]): Promise<void> {
      await exports.removeOf(personIds)
      for (const personId of personIds) await storage.deletePrefix(folderOf(personId))
    },
  }
}
export type Exporting = ReturnType<typeof createExporting>

/** Writes down now and then how far a copy is; throws where nobody wants it any more. */
function keepGoing({ clock, exports }: ExportingNeeds, job: ExportJob) {
  let toldAt = clock.now().getTime()
  return async (share: number): Promise<void> => {
    const now = clock.now()
    if (now.getTime() - toldAt < tellMs) return
    toldAt = now.getTime()
    if (!(await exports.goOn(job, share, now))) throw new Error('the copy is wanted no more')
  }
}
