import { z } from 'zod'
import { may } from './permissions.ts'

/** A copy of everything the school knows of a person. */
export const ExportState = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** 0 to 1 */
  progress: z.number().min(0).max(1),
  requestedAt: z.date(),
  /** Known when it is done. */
  sizeBytes: z.int().nonnegative().nullable(),
  /** When the copy is deleted. */
  expiresAt: z.date(),
})
export type ExportState = z.infer<typeof ExportState>

/** The copy itself is `GET /api/exports/{id}`, for its person's session alone. */
export const exportProcedures = {
  /** Has a copy made; where one is being made, that one. At most five within a day. */
  requestExport: may('account.own').route({ method: 'POST', path: '/me/export' }).output(ExportState),
  /** The newest copy that has not been deleted. */
  exportState: may('account.own').route({ method: 'GET', path: '/me/export' }).output(ExportState.nullable()),
}
