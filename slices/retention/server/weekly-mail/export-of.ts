import type { ExportOf } from '@banxue/platform/export-table'
import type { WeeklyMailStore } from '../store/weekly-mails.ts'

/** What the weekly mail keeps of a person. */
export function exportWeeklyMail(store: WeeklyMailStore): ExportOf {
  return (personId) => [
    {
      name: 'weekly_mail_wish',
      about: {
        en: 'Since when you get the weekly mail of Pulse, if you asked for it.',
        'zh-CN': '如果你订阅了脉搏周报，这里是从什么时候开始的。',
      },
      rows: () => store.wishRows(personId),
    },
    {
      name: 'weekly_mails',
      about: {
        en: 'The weekly mails that were sent to you, so that none is sent twice.',
        'zh-CN': '发给你的脉搏周报，记下来是为了不重复发送。',
      },
      rows: () => store.mailRows(personId),
    },
  ]
}
