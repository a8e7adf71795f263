import type { ExportOf, ExportTable } from '@banxue/platform/export-table'
import type { Needs } from './needs.ts'
import { learnerRows } from './person-store.ts'

interface Exported extends Pick<ExportTable, 'name' | 'about'> {
  table: string
  /** Rest of the primary key after the learner. */
  key: readonly string[]
}

const tables: readonly Exported[] = [
  {
    name: 'enrolments',
    table: 'enrolment',
    key: ['course_id'],
    about: {
      en: 'The courses you joined, when, and when you finished them.',
      'zh-CN': '你加入的课程、加入时间和学完时间。',
    },
  },
  {
    name: 'progress-units',
    table: 'unit_progress',
    key: ['course_id', 'unit_id'],
    about: {
      en: 'How far you are in each unit, so that you can go on where you were.',
      'zh-CN': '每个单元学到哪里，好让你接着学。',
    },
  },
  {
    name: 'progress-steps',
    table: 'step_progress',
    key: ['course_id', 'unit_id', 'step_id'],
    about: {
      en: 'What you read and which seconds of videos you saw, step by step; it decides what counts as done.',
      'zh-CN': '每一步读了多久、视频看过哪些秒；由此判断是否完成。',
    },
  },
  {
    name: 'attempts',
    table: 'attempt',
    key: ['unit_id', 'step_id', 'attempt_id'],
    about: {
      en: 'Every answer you gave, when, and whether it was right.',
      'zh-CN': '你提交的每一个回答、时间和对错。',
    },
  },
  {
    name: 'drafts',
    table: 'draft',
    key: ['unit_id', 'step_id', 'session_id'],
    about: {
      en: 'Answers you began and have not handed in; they are gone once you do.',
      'zh-CN': '写了一半、还没提交的回答；提交后就不再保留。',
    },
  },
  {
    name: 'notes',
    table: 'note',
    key: ['note_id'],
    about: {
      en: 'Your notes and bookmarks, with the unit and the second they belong to. Nobody else reads them.',
      'zh-CN': '你的笔记和书签，以及所在的单元和时间点。只有你自己看得到。',
    },
  },
  {
    name: 'positions',
    table: 'position',
    key: ['course_id', 'unit_id', 'session_id'],
    about: {
      en: 'Where you stood in each unit, on your two latest devices.',
      'zh-CN': '你在每个单元停在哪里，保留最近两台设备的位置。',
    },
  },
]

/** What learning keeps of a person, table by table. */
export function exportLearning({ db }: Pick<Needs, 'db'>): ExportOf {
  return (personId) =>
    tables.map(({ name, about, table, key }) => ({
      name,
      about,
      rows: () => learnerRows(db, { table, key }, { personId }),
    }))
}
