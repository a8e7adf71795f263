import { type Origin, publish } from '@banxue/platform/events/publish'
import { type Kysely, sql } from 'kysely'
import type { Role } from '#identity/contract'
import { RolesChanged } from '#identity/events'
import { leavesNoAdmin } from '../last-admin.ts'
import type { IdentityTables } from '../tables.ts'

/** Who is what in the school. */
export function createRoleStore(db: Kysely<IdentityTables>) {
  return {
    /** Whether the school would be without an admin if this one went. */
    async isLastAdmin(id: string): Promise<boolean> {
      return leavesNoAdmin(await adminsOf(db).execute(), id, [])
    },

    /** Gives a member exactly these roles and publishes the fact where that changes anything. */
    async setRoles(
      id: string,
      roles: readonly Role[],
      by: Origin,
    ): Promise<'changed' | 'last_admin' | 'unknown'> {
      return db.transaction().execute(async (tx) => {
        // Admins are locked in one order, so that two changes at once cannot each leave the other as the last.
        const admins = await adminsOf(tx).forUpdate().execute()
        const person = await tx
          .selectFrom('person')
          .select(['roles', 'simulated'])
          .where('id', '=', id)
          .where('kind', '=', 'member')
          .where('erased_at', 'is', null)
          .forUpdate()
          .executeTakeFirst()
        if (person === undefined) return 'unknown'
        if (leavesNoAdmin(admins, id, roles)) return 'last_admin'
        if (person.roles.length === roles.length && roles.every((role) => person.roles.includes(role)))
          return 'changed'
        await tx
          .updateTable('person')
          .set({ roles: [...roles] })
          .where('id', '=', id)
          .execute()
        const origin = { ...by, subjectId: id, simulated: person.simulated }
        await publish(tx, RolesChanged, origin, { roles: [...roles] })
        return 'changed'
      })
    },
  }
}
export type RoleStore = ReturnType<typeof createRoleStore>

/** Everybody who is an admin, in one order, so that locks cannot cross; simulated ones do not count. */
export const adminsOf = (db: Kysely<IdentityTables>) =>
  db
    .selectFrom('person')
    .select('id')
    .where('roles', '@>', sql<Role[]>`array['admin']`)
    .where('simulated', '=', false)
    .where('erased_at', 'is', null)
    .orderBy('id')
