import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import type { Localized } from '../i18n/language.ts'
import { mediaPrefix } from './addresses.ts'
import type { MediaItem } from './contract.ts'
import { playbackOf } from './present.ts'
import type { MediaRow, MediaStore } from './store/media-store.ts'
import type { WorkStore } from './store/work-store.ts'

/** What the school's content says of recordings. */
export interface MediaUses {
  /** Titles of what shows each of these recordings; those that nothing shows are absent. */
  titles: (mediaIds: readonly string[]) => Promise<ReadonlyMap<string, Localized[]>>
  /** Recordings in what somebody teaches. */
  taughtBy: (personId: string) => Promise<readonly string[]>
}

interface Needs {
  store: MediaStore
  work: WorkStore
  storage: Storage
  clock: Clock
  uses: MediaUses
  onChanged: (mediaId: string) => void
}

/** The school's recordings, as those who make courses see them. */
export function createLibrary({ store, work, storage, clock, uses, onChanged }: Needs) {
  /** Ids that somebody sees; null for all. */
  const sight = async (actor: Actor): Promise<readonly string[] | null> => {
    if (actor.roles.includes('admin')) return null
    const [brought, taught] = await Promise.all([store.keptBy(actor.personId), uses.taughtBy(actor.personId)])
    return [...new Set([...brought, ...taught])]
  }
  const items = async (rows: readonly MediaRow[]): Promise<MediaItem[]> => {
    const titles = await uses.titles(rows.map(({ id }) => id))
    return rows.map((row) => itemOf(row, titles.get(row.id) ?? []))
  }
  return {
    async list(actor: Actor): Promise<MediaItem[]> {
      return items(await store.rows((await sight(actor)) ?? undefined))
    },
    async item(actor: Actor, mediaId: string): Promise<MediaItem | null> {
      const seen = await sight(actor)
      if (seen !== null && !seen.includes(mediaId)) return null
      return (await items(await store.rows([mediaId])))[0] ?? null
    },
    async retry(mediaId: string): Promise<void> {
      await work.retry(mediaId, clock.now())
      onChanged(mediaId)
    },
    /** Deletes a recording that nothing shows: its row first, so that nobody is led to what is half there. */
    async remove(mediaId: string): Promise<void> {
      await store.remove(mediaId)
      onChanged(mediaId)
      await storage.deletePrefix(mediaPrefix(mediaId))
    },
    async removeDeck(mediaId: string): Promise<void> {
      await store.putDeck(mediaId, null, clock.now())
      onChanged(mediaId)
    },
  }
}
export type Library = ReturnType<typeof createLibrary>

const itemOf = (row: MediaRow, usedIn: Localized[]): MediaItem => ({
  id: row.id,
  name: row.name,
  sizeBytes: row.sizeBytes,
  state: row.state,
  progress: row.progress,
  failure: row.failure,
  isPackage: row.origin === 'package',
  hasDeck: row.deck !== null,
  playback: playbackOf(row),
  usedIn,
  createdAt: row.createdAt,
})
