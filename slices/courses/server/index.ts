import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import type { Kysely } from 'kysely'
import type { CourseId, ImportState } from '#courses/contract'
import { exportCourses } from './export-of.ts'
import { createAuthoring, type Recording } from './authoring.ts'
import { courseIdOf } from './ids.ts'
import { schoolItself } from './importer.ts'
import { createImports } from './imports.ts'
import { createCoursesJobs } from './jobs.ts'
import { kept } from './kept.ts'
import { presentImport } from './present.ts'
import { createReads } from './reads.ts'
import { createCoursesRoutes } from './routes.ts'
import { createFileHandler } from './serve-file.ts'
import { createCatalogueStore } from './store/catalogue-store.ts'
import { createContentStore } from './store/content-store.ts'
import { createImportListStore } from './store/import-list-store.ts'
import { createImportLockStore } from './store/import-lock-store.ts'
import { createImportStore } from './store/import-store.ts'
import { createMediaUseStore } from './store/media-use-store.ts'
import { createPersonStore } from './store/person-store.ts'
import { createPublishStore } from './store/publish-store.ts'
import { createSweepStore } from './store/sweep-store.ts'
import { sweep } from './sweep.ts'
import type { RegisterMedia } from './store-prepared.ts'
import type { CoursesTables, ImportMode } from './tables.ts'
import { createUploadHandler, uploadLimit } from './upload.ts'

export type { CoursesTables } from './tables.ts'
export type { CourseReads } from './reads.ts'

export interface CoursesNeeds {
  db: Kysely<CoursesTables>
  clock: Clock
  storage: Storage
  log: Log
  /** Folder on this machine's disk for uploads and what is unpacked; made when needed. */
  workFolder: string
  /** Makes a recording the school's; absent where imports hold none. */
  registerMedia?: RegisterMedia
  /** A recording that somebody sees; absent where the school keeps none. */
  recording?: (actor: Actor, mediaId: string) => Promise<Recording | null>
  /** Bytes of an upload at most; 1 GiB unless said. */
  uploadLimitBytes?: number
}

export interface ImportOptions {
  /** Who then teaches the courses that are new; null for nobody. */
  actorId: string | null
  /** `version` unless said. */
  as?: ImportMode
}

/** Files of which a server remembers type and size. */
const fileLimit = 5_000

/** Courses, their versions and their imports; call the job once at start, before the first import. */
export function createCourses(needs: CoursesNeeds) {
  const { db, clock, storage, log, workFolder, uploadLimitBytes = uploadLimit } = needs
  const store = createCatalogueStore(db)
  const rows = createImportListStore(db)
  const content = createContentStore(db)
  const locks = createImportLockStore(db)
  const leftovers = createSweepStore(db)
  const reads = createReads(store)
  const media = createMediaUseStore(db)
  const imports = createImports({
    imports: createImportStore(db),
    list: rows,
    locks,
    content,
    leftovers,
    publishing: createPublishStore(db),
    storage,
    registerMedia:
      needs.registerMedia ?? (() => Promise.reject(new Error('this school keeps no recordings'))),
    clock,
    log,
    workFolder,
    onPublished: () => reads.refresh(),
  })
  const recording = needs.recording ?? (() => Promise.resolve(null))
  const authoring = createAuthoring({ imports, reads, content, recording })
  return {
    routes: createCoursesRoutes({ reads, store, rows, imports, authoring, clock }),
    /** `PUT /api/imports`; the caller has found out who asks. */
    uploadHandler: createUploadHandler(imports, uploadLimitBytes),
    /** `/files/courses/*`, for anyone. */
    fileHandler: createFileHandler(
      storage,
      kept(fileLimit, (sha256: string) => content.file(sha256)),
    ),
    jobs: createCoursesJobs(imports),
    reads: {
      ...reads,
      /** Imports a ZIP or a folder of this machine in the school's own name; resolves when it has ended. */
      async importPath(path: string, options: ImportOptions): Promise<ImportState> {
        const id = await imports.importPath(path, options.as ?? 'version', schoolItself(options.actorId))
        const row = await rows.find(id, null)
        if (row === null) throw new Error('the import is gone')
        return presentImport(row)
      },
      /** Titles of the courses that show each recording, in their newest version or an older one. */
      mediaTitles: (mediaIds: readonly string[]) => media.titles(mediaIds),
      /** Recordings in the courses that somebody teaches. */
      mediaTaughtBy: (personId: string) => media.taughtBy(personId),
      /** What is kept of a person, for their export. */
      exportOf: exportCourses({ titles: () => reads.titles(), ...createPersonStore(db) }),
      /** The id of a course by its source, `markdown:<id>` or an OpenStax book's; whether it is there or not. */
      idOf: courseIdOf,
      /** Makes somebody teach a course, where it is there. */
      teach: (courseId: CourseId, personId: string): Promise<void> => store.teach(courseId, personId),
      /** Deletes a course and what only it held. Whether anybody is enrolled is for the caller to know. */
      async removeCourse(courseId: CourseId): Promise<void> {
        await store.remove(courseId)
        await locks.asWriter(() => sweep(leftovers, storage))
        reads.refresh()
      },
    },
    /** Ends what runs, as interrupted; resolves when nothing is under way. */
    stop: () => imports.stop(),
  }
}
export type Courses = ReturnType<typeof createCourses>
