import { personRows } from '@banxue/platform/db/person-rows'
import type { ColumnType, Kysely } from 'kysely'
import type { ViewContent } from '#retention/contract'

export interface SavedViewTables {
  saved_view: {
    id: string
    person_id: string
    name: string
    place: ViewContent['place']
    /** Written as text. */
    search: ColumnType<ViewContent['search'], string, string>
    is_shared: boolean
    created_at: Date
  }
}

/** Views kept for one person, about: two that are saved at once may both find room. */
const maxViews = 100
/** Shared ones that are offered, the newest. */
const maxShared = 200

/** Who asks: their own views are theirs, shared ones everybody's. */
interface Owner {
  readonly personId: string
}

export function createSavedViewStore(db: Kysely<SavedViewTables>) {
  return {
    /** The own views, and those that others share. */
    async seenBy({ personId }: Owner) {
      const rows = db.selectFrom('saved_view').selectAll()
      const [own, shared] = await Promise.all([
        rows.where('person_id', '=', personId).orderBy('name').orderBy('id').execute(),
        rows
          .where('is_shared', '=', true)
          .where('person_id', '!=', personId)
          .orderBy('created_at', 'desc')
          .limit(maxShared)
          .execute(),
      ])
      return [...own, ...shared.toSorted((a, b) => a.name.localeCompare(b.name))]
    },

    keep: (id: string, owner: Owner, view: ViewContent, now: Date) => keep(db, { id, now }, owner, view),

    /** False where it is not theirs. */
    async change(
      id: string,
      { personId }: Owner,
      { name, isShared }: Pick<ViewContent, 'name' | 'isShared'>,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('saved_view')
        .set({ name, is_shared: isShared })
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** One that is gone, or another's, stays as it is. */
    async delete(id: string, { personId }: Owner): Promise<void> {
      await db.deleteFrom('saved_view').where('id', '=', id).where('person_id', '=', personId).execute()
    },

    /** For their export. */
    rowsOf: (personId: string) =>
      personRows(db, { table: 'saved_view', person: 'person_id', key: ['id'] }, personId),

    async forgetPeople(personIds: readonly string[]): Promise<void> {
      if (personIds.length === 0) return
      await db.deleteFrom('saved_view').where('person_id', 'in', personIds).execute()
    },
  }
}

/** False where the person has as many as are kept. */
async function keep(
  db: Kysely<SavedViewTables>,
  { id, now }: { id: string; now: Date },
  { personId }: Owner,
  { name, place, search, isShared }: ViewContent,
): Promise<boolean> {
  const { count } = await db
    .selectFrom('saved_view')
    .select((at) => at.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= maxViews) return false
  await db
    .insertInto('saved_view')
    .values({
      id,
      person_id: personId,
      name,
      place,
      search: JSON.stringify(search),
      is_shared: isShared,
      created_at: now,
    })
    .execute()
  return true
}
