import type { ExportOf } from '@banxue/platform/export-table'
import type { Kysely } from 'kysely'
import { noteRows } from '../alarm-store.ts'
import type { AlarmTables } from './tables.ts'

/** What alarms keep of somebody of the staff. */
export function exportAlarms(db: Kysely<AlarmTables>): ExportOf {
  return (personId) => [
    {
      name: 'alarm_notes',
      about: {
        en: 'The notes that you wrote on alarms of Pulse. They stay when you go, without your name.',
        'zh-CN': '你在脉搏预警上写的备注。你离开之后备注仍会保留，但不再带有你的名字。',
      },
      rows: () => noteRows(db, personId),
    },
  ]
}
