import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId, UnitId } from '#courses/contract'
import { courseWithUnit, shows, unitWithVideo, type VideoToAdd } from './add-video.ts'
import { ImportRefused } from './draft.ts'
import { importerOf } from './importer.ts'
import type { Imports } from './imports.ts'
import { unitsOf } from './publishing.ts'
import type { CourseReads } from './reads.ts'
import type { ContentStore } from './store/content-store.ts'

export interface Recording {
  name: string
  /** 0 until it is known. */
  durationS: number
}

interface Needs {
  imports: Imports
  reads: CourseReads
  content: ContentStore
  /** A recording that the caller sees; null for one they do not. */
  recording: (actor: Actor, mediaId: string) => Promise<Recording | null>
}

export type Added =
  | { kind: 'added'; version: number }
  | { kind: 'missing' }
  | { kind: 'not_ready' }
  | { kind: 'there_already' }
  | { kind: 'not_yours' }

/** Changes to courses that are made here rather than imported; each is a new version on the imports' own path. */
export function createAuthoring({ imports, reads, content, recording }: Needs) {
  return {
    /** Puts a recording into a unit of the newest version. */
    async addVideo(
      actor: Actor,
      place: { courseId: CourseId; unitId: UnitId; mediaId: string; at: VideoToAdd['at'] },
    ): Promise<Added> {
      const { courseId, unitId, mediaId, at } = place
      const media = await recording(actor, mediaId)
      if (media === null) return { kind: 'missing' }
      if (media.durationS <= 0) return { kind: 'not_ready' }
      let refused: Added = { kind: 'missing' }
      const make = async () => {
        reads.refresh()
        const page = await reads.newest(courseId)
        const entry = page === null ? undefined : unitsOf(page.outline).find(({ id }) => id === unitId)
        const unit = entry === undefined ? null : await reads.revision(entry.revision)
        if (page === null || unit === null) return null
        if (shows(unit, mediaId)) {
          refused = { kind: 'there_already' }
          return null
        }
        const changed = unitWithVideo(unit, { mediaId, durationS: media.durationS, at })
        return courseWithUnit(page, changed, await content.filesOf(unit.revision))
      }
      try {
        const done = await imports.publishChange(importerOf(actor), media.name, make)
        return done === null ? refused : { kind: 'added', version: done.version }
      } catch (error) {
        if (error instanceof ImportRefused && error.code === 'not_your_course') return { kind: 'not_yours' }
        throw error
      }
    },
  }
}
export type Authoring = ReturnType<typeof createAuthoring>
