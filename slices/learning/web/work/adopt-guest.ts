import type { WorkStore } from './work-store.ts'

const guestKey = 'banxue-work-guest'

/**
 * What a guest had not sent yet goes on under the account they sign in to in the same tab: the server merges
 * the two, and the guest has no session any more in which it could arrive.
 *
 * @param storeOf the work of another person on this device
 */
export async function adoptGuestWork(
  own: WorkStore,
  storeOf: (personId: string) => WorkStore,
  person: { id: string; kind: 'guest' | 'member' },
): Promise<void> {
  const guestId = guestBefore(person)
  if (guestId === null) return
  const theirs = storeOf(guestId)
  const rows = await theirs.all()
  for (const row of rows) await own.put(row)
  await theirs.remove(rows)
}

/** The guest who was here in this tab before this member; null where nobody was. */
function guestBefore(person: { id: string; kind: 'guest' | 'member' }): string | null {
  try {
    const guestId = sessionStorage.getItem(guestKey)
    if (person.kind === 'guest') sessionStorage.setItem(guestKey, person.id)
    else sessionStorage.removeItem(guestKey)
    return person.kind === 'guest' || guestId === person.id ? null : guestId
  } catch {
    // Storage is refused: then nobody can have left anything.
    return null
  }
}
