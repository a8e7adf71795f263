import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import { coursesContract } from '#courses/contract'
import { isAllowed } from '#identity/contract'
import type { Authoring } from './authoring.ts'
import type { Imports } from './imports.ts'
import { presentImport } from './present.ts'
import type { CourseReads } from './reads.ts'
import type { CatalogueStore } from './store/catalogue-store.ts'
import type { ImportListStore, Sight } from './store/import-list-store.ts'

export interface RouteNeeds {
  reads: CourseReads
  store: CatalogueStore
  rows: ImportListStore
  imports: Imports
  authoring: Authoring
  clock: Clock
}

/** Admins see all; instructors what they imported and what they teach. */
const sightOf = (actor: Actor): Sight => (actor.roles.includes('admin') ? null : { personId: actor.personId })

export function createCoursesRoutes({ reads, store, rows, imports, authoring, clock }: RouteNeeds) {
  const courses = guarded(coursesContract, isAllowed)
  return {
    catalogue: courses.catalogue.handler(() => reads.catalogue()),
    coursePage: courses.coursePage.handler(async ({ input, errors }) => {
      const page = await reads.pageBySlug(input.slug)
      if (page === null) throw errors.NOT_FOUND()
      return page
    }),
    listCourses: courses.listCourses.handler(({ context }) =>
      reads.authored(sightOf(actorOf(context))?.personId ?? null),
    ),
    importState: courses.importState.handler(async ({ input, context, errors }) => {
      const row = await rows.find(input.id, sightOf(actorOf(context)))
      if (row === null) throw errors.NOT_FOUND()
      return presentImport(row)
    }),
    listImports: courses.listImports.handler(async ({ context }) =>
      (await rows.list(sightOf(actorOf(context)))).map(presentImport),
    ),
    cancelImport: courses.cancelImport.handler(async ({ input, context, errors }) => {
      if (!(await imports.cancel(input.id, sightOf(actorOf(context))))) throw errors.NOT_FOUND()
      return {}
    }),
    addVideo: courses.addVideo.handler(async ({ input, context, errors }) => {
      const added = await authoring.addVideo(actorOf(context), input)
      switch (added.kind) {
        case 'added':
          return { version: added.version }
        case 'missing':
          throw errors.NOT_FOUND()
        case 'not_ready':
          throw errors.NOT_READY()
        case 'there_already':
          throw errors.THERE_ALREADY()
        case 'not_yours':
          throw errors.NOT_YOURS()
      }
    }),
    retireCourse: courses.retireCourse.handler(async ({ input, context, errors }) => {
      const by = sightOf(actorOf(context))?.personId ?? null
      if (!(await store.retire(input.courseId, input.isRetired, by, clock.now()))) throw errors.NOT_FOUND()
      reads.refresh()
      return {}
    }),
  }
}
