import type { Clock } from '@banxue/platform/clock'
import type { ExportTable } from '@banxue/platform/export-table'
import { actorOf, guarded } from '@banxue/platform/api/guard'
import { newId } from '@banxue/platform/id'
import type { Kysely } from 'kysely'
import { isAllowed } from '#identity/contract'
import { retentionContract, type SavedView, ViewId } from '#retention/contract'
import type { RetentionNeeds } from '../needs.ts'
import { createSavedViewStore, type SavedViewTables } from '../store/saved-views.ts'

/** What saved views are given. */
export interface SavedViewNeeds extends Pick<RetentionNeeds, 'names'> {
  db: Kysely<SavedViewTables>
  clock: Clock
}

/** Questions to Pulse under a name: a person's own, and those that staff share. */
export function createSavedViews({ db, clock, names }: SavedViewNeeds) {
  const retention = guarded(retentionContract, isAllowed)
  const store = createSavedViewStore(db)
  const exportOf = (personId: string): ExportTable[] => [
    {
      name: 'saved_views',
      about: {
        en: 'The views of Pulse that you saved: their names and filters.',
        'zh-CN': '你在脉搏里保存的视图：名称与筛选条件。',
      },
      rows: () => store.rowsOf(personId),
    },
  ]
  return {
    routes: {
      savedViews: retention.savedViews.handler(async ({ context }): Promise<SavedView[]> => {
        const { personId, roles } = actorOf(context)
        const rows = await store.seenBy({ personId })
        const others = [...new Set(rows.map((row) => row.person_id))].filter((id) => id !== personId)
        const named = await names(others, { by: { personId, roles }, purpose: 'pulse' })
        return rows.map((row) => ({
          id: ViewId.parse(row.id),
          name: row.name,
          place: row.place,
          search: row.search,
          isShared: row.is_shared,
          isOwn: row.person_id === personId,
          by: named.get(row.person_id) ?? null,
        }))
      }),
      saveView: retention.saveView.handler(async ({ input, context, errors }) => {
        const now = clock.now()
        const id = ViewId.parse(newId(now))
        if (!(await store.keep(id, actorOf(context), input, now))) throw errors.TOO_MANY_VIEWS()
        return { id }
      }),
      changeView: retention.changeView.handler(async ({ input, context, errors }) => {
        if (!(await store.change(input.id, actorOf(context), input))) throw errors.NO_SUCH_VIEW()
        return {}
      }),
      deleteView: retention.deleteView.handler(async ({ input, context }) => {
        await store.delete(input.id, actorOf(context))
        return {}
      }),
    },
    exportOf,
    forgetPeople: (personIds: readonly string[]) => store.forgetPeople(personIds),
  }
}
