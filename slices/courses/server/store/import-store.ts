import type { Kysely } from 'kysely'
import type { ReportLine } from '#courses/contract'
import { active, type CoursesTables, type ImportFailure, type ImportMode } from '../tables.ts'

export interface NewImport {
  id: string
  personId: string | null
  mayAny: boolean
  fileName: string
  mode: ImportMode
  state: 'receiving' | 'waiting'
  runner: number
  at: Date
}

/** Imports as rows, written. */
export function createImportStore(db: Kysely<CoursesTables>) {
  return {
    async add(job: NewImport): Promise<void> {
      await db
        .insertInto('import_job')
        .values({
          id: job.id,
          person_id: job.personId,
          may_any: job.mayAny,
          file_name: job.fileName,
          mode: job.mode,
          state: job.state,
          failure: null,
          runner: job.runner,
          started_at: job.at,
          finished_at: null,
        })
        .execute()
    },

    /** Moves an import on; false where it has ended meanwhile. */
    async move(id: string, state: 'waiting' | 'running', progress: number): Promise<boolean> {
      const moved = await db
        .updateTable('import_job')
        .set({ state, progress })
        .where('id', '=', id)
        .where('state', 'in', active)
        .returning('id')
        .executeTakeFirst()
      return moved !== undefined
    },

    /** Ends an import; what has ended already stays as it is. */
    async fail(
      id: string,
      failure: ImportFailure,
      at: Date,
      report: readonly ReportLine[] = [],
    ): Promise<boolean> {
      const failed = await db
        .updateTable('import_job')
        .set({
          state: 'failed',
          failure: JSON.stringify(failure),
          report: JSON.stringify(report),
          finished_at: at,
        })
        .where('id', '=', id)
        .where('state', 'in', active)
        .returning('id')
        .executeTakeFirst()
      return failed !== undefined
    },
  }
}
export type ImportStore = ReturnType<typeof createImportStore>
