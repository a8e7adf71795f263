import type { ExportOf } from '@banxue/platform/export-table'
import type { Localized } from '@banxue/platform/i18n/language'
import type { CourseId } from '#courses/contract'

interface Asked {
  titles: () => Promise<ReadonlyMap<CourseId, Localized>>
  teaching: (personId: string) => AsyncIterable<Record<string, unknown>>
  imports: (personId: string) => AsyncIterable<Record<string, unknown>>
}

/** What courses keep of a person: what they teach and brought in; and the titles, which others name by id alone. */
export function exportCourses({ titles, teaching, imports }: Asked): ExportOf {
  return (personId) => [
    {
      name: 'courses',
      about: {
        en: 'The titles of the school’s courses, to read the ids in the other files by.',
        'zh-CN': '学校课程的名称，用来对照其他文件里的课程编号。',
      },
      async *rows() {
        for (const [courseId, title] of await titles()) yield { courseId, title }
      },
    },
    {
      name: 'teaching',
      about: { en: 'The courses you teach.', 'zh-CN': '你任教的课程。' },
      rows: () => teaching(personId),
    },
    {
      name: 'imports',
      about: {
        en: 'The courses you brought into the school: files and what became of them.',
        'zh-CN': '你导入过的课程：文件和导入结果。',
      },
      rows: () => imports(personId),
    },
  ]
}
