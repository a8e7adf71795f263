import type { ImportState, ReportLine } from '#courses/contract'
import type { ImportStub } from './store/import-list-store.ts'

/** An import as the screen sees it; lists leave the report out. */
export const presentImport = (row: ImportStub & { report?: ReportLine[] }): ImportState => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  progress: row.progress,
  failure: row.failure,
  courses: row.courses,
  report: row.report ?? [],
  startedAt: row.started_at,
})
