import type { Role } from '#identity/contract'

/** Whether giving somebody these roles takes the school its last admin; simulated admins do not count. */
export function leavesNoAdmin(
  admins: readonly { id: string }[],
  personId: string,
  roles: readonly Role[],
): boolean {
  const isAdmin = admins.some(({ id }) => id === personId)
  return isAdmin && admins.length === 1 && !roles.includes('admin')
}
