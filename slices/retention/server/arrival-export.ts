import type { ExportOf } from '@banxue/platform/export-table'
import type { Analytics } from './analytics.ts'
import { reads } from './sql-files.ts'

interface ArrivalRow {
  source: string
  medium: string
  campaign: string
  atMs: number
}

/** What a person's first visit says of where they came from. It names nobody in the log, so that it is not among their events. */
export const exportArrival =
  (analytics: Analytics): ExportOf =>
  (person) => [
    {
      name: 'arrival',
      about: {
        en: 'What brought you here, where it is known: the tags of the link you followed, or the site it was on, and when. The school sees by it which links bring learners who stay.',
        'zh-CN':
          '你是从哪里来的（如果知道）：所点链接上的标记，或链接所在的网站，以及时间。学校据此了解，哪些链接带来的学员会留下来。',
      },
      async *rows() {
        for (const { atMs, ...tags } of await analytics.rows<ArrivalRow>(reads.firstVisit, { person }))
          yield { ...tags, visitedAt: new Date(atMs) }
      },
    },
  ]
