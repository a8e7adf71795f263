import type { Localized } from '@banxue/platform/i18n/language'
import type { CourseCard, CourseId, CoursePage, CourseRow, Outline, UnitRevision } from '#courses/contract'
import { kept } from './kept.ts'
import { unitsOf } from './publishing.ts'
import type { CatalogueStore, CourseLine } from './store/catalogue-store.ts'

/** Milliseconds for which the list of courses is taken as it was; another server's publication shows after them. */
const freshMs = 1_000
/** Versions and units kept in memory; a unit of an imported book is about 40 kB. */
const versionLimit = 200
const unitLimit = 1_000

/**
 * What others ask of courses. Answers come from memory but for one small query a second; a correction shows at
 * once on the server that made it and within a second on the others.
 */
export function createReads(store: CatalogueStore) {
  const { lines, lineOf, page, pagesOf, refresh } = createPages(store)
  const revisions = kept(unitLimit, (revision: string) => store.revision(revision))
  return {
    /** Courses that one can enrol in, the oldest first. */
    async catalogue(): Promise<CourseCard[]> {
      return (await pagesOf((await lines()).filter(({ isRetired }) => !isRetired))).map(card)
    },
    /** The newest version, of retired courses too: those enrolled go on. Null if there is none. */
    async pageBySlug(slug: string): Promise<CoursePage | null> {
      const line = (await lines()).find((each) => each.slug === slug)
      return line === undefined ? null : page(line, line.currentVersion)
    },
    /** The newest version, of retired courses too. Null if there is none. */
    async newest(courseId: CourseId): Promise<CoursePage | null> {
      const line = await lineOf(courseId)
      return line === undefined ? null : page(line, line.currentVersion)
    },
    /** The version that new learners get; null where the course is unknown or retired. */
    async current(courseId: CourseId): Promise<CoursePage | null> {
      const line = await lineOf(courseId)
      return line === undefined || line.isRetired ? null : page(line, line.currentVersion)
    },
    /** A published version with the latest corrections, of retired courses too. Null if there is none. */
    async version(courseId: CourseId, version: number): Promise<CoursePage | null> {
      const line = await lineOf(courseId)
      return line === undefined ? null : page(line, version)
    },
    /** What a unit holds, keys and model answers included; null where the revision is unknown. */
    revision: (revision: string): Promise<UnitRevision | null> => revisions(revision),
    taughtBy: (personId: string): Promise<CourseId[]> => store.taughtBy(personId),
    /** Titles of the courses asked for, or of all; retired ones too. */
    async titles(courseIds?: readonly CourseId[]): Promise<Map<CourseId, Localized>> {
      const wanted = (await lines()).filter(({ courseId }) => courseIds?.includes(courseId) ?? true)
      return new Map((await pagesOf(wanted)).map(({ id, details }) => [id, details.title]))
    },
    /** Courses with whether each is retired: all, or those that somebody teaches; the newest version first. */
    async authored(personId: string | null): Promise<CourseRow[]> {
      const taught = personId === null ? null : await store.taughtBy(personId)
      const wanted = (await lines()).filter(({ courseId }) => taught?.includes(courseId) ?? true)
      const byId = new Map(wanted.map((line) => [line.courseId, line]))
      return (await pagesOf(wanted))
        .flatMap((each) => {
          const line = byId.get(each.id)
          return line ? [{ ...card(each), isRetired: line.isRetired, publishedAt: line.publishedAt }] : []
        })
        .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    },
    /** Looks at the list of courses again when next asked. */
    refresh,
  }
}
export type CourseReads = ReturnType<typeof createReads>

const card = ({ id, slug, version, details, unitCount, totalS: seconds }: CoursePage): CourseCard => ({
  id,
  slug,
  version,
  details,
  unitCount,
  totalS: seconds,
})

const totalS = (outline: Outline): number =>
  unitsOf(outline).reduce((sum, { estimatedS }) => sum + estimatedS, 0)

/** Courses and their versions, at hand. */
function createPages(store: CatalogueStore) {
  let list: { at: number; lines: Promise<CourseLine[]> } | null = null
  const lines = (): Promise<CourseLine[]> => {
    if (list === null || performance.now() - list.at > freshMs) {
      const asked = { at: performance.now(), lines: store.lines() }
      list = asked
      asked.lines.catch(() => {
        if (list === asked) list = null
      })
    }
    return list.lines
  }
  const contents = kept(versionLimit, async (key) => {
    const [courseId = '', version = ''] = key.split(' ')
    return store.version(courseId, Number(version))
  })

  const page = async (line: CourseLine, version: number): Promise<CoursePage | null> => {
    const content = await contents(`${line.courseId} ${version} ${line.stamp}`)
    if (content === null) return null
    const units = unitsOf(content.outline)
    // A preface is not what somebody tries a course by.
    const first = units.find(({ isRequired }) => isRequired) ?? units[0]
    if (first === undefined) return null
    return {
      id: line.courseId,
      slug: line.slug,
      version,
      details: content.details,
      unitCount: units.length,
      totalS: totalS(content.outline),
      outline: content.outline,
      firstUnitId: first.id,
    }
  }
  const pagesOf = async (wanted: readonly CourseLine[]): Promise<CoursePage[]> =>
    (await Promise.all(wanted.map((line) => page(line, line.currentVersion)))).filter((each) => each !== null)
  const lineOf = async (courseId: CourseId) => (await lines()).find((line) => line.courseId === courseId)
  const refresh = () => {
    list = null
  }
  return { lines, lineOf, page, pagesOf, refresh }
}
