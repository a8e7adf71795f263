import type { Kysely } from 'kysely'
import type { ExportOf } from '../export-table.ts'
import type { Storage } from '../files/storage.ts'
import { refusedRows, subjectRows } from './subject-rows.ts'
import type { SpineTables } from './tables.ts'

/** What the log has about a person, and what it could not take. */
export function exportSpine(db: Kysely<SpineTables>, storage: Storage): ExportOf {
  return (personId) => [
    {
      name: 'events',
      isLong: true,
      about: {
        en: 'Everything that happened, as the log has it: what you did, when, where the device thought it was. Progress, reports and the quality of videos are counted from it. The fields of each kind of event are explained in the school’s catalogue of events.',
        'zh-CN':
          '发生过的一切，按日志原样：你做了什么、什么时候、设备所在的时区。进度、报表和视频质量都由此统计。每种事件的字段含义见学校的事件目录。',
      },
      rows: async function* () {
        yield* plain(subjectRows(db, storage, personId))
      },
    },
    {
      name: 'refused',
      about: {
        en: 'What your browser sent and the school could not read, with the reason. Kept for 30 days to find faults.',
        'zh-CN': '浏览器发来、但学校读不懂的内容和原因。保留 30 天，用来查找故障。',
      },
      rows: () => refusedRows(db, personId),
    },
  ]
}

async function* plain(rows: AsyncIterable<object>): AsyncIterable<Record<string, unknown>> {
  for await (const row of rows) yield { ...row }
}
