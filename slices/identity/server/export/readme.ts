import type { ExportTable } from '@banxue/platform/export-table'
import type { Language } from '@banxue/platform/i18n/language'

export interface ReadmeFacts {
  school: string
  name: string
  madeAt: Date
  /** IANA zone that the person lives in. */
  zone: string
}

/** Name of a table's file with everything in it. */
export const jsonName = ({ name, isLong = false }: Pick<ExportTable, 'name' | 'isLong'>): string =>
  `${name}.${isLong ? 'jsonl' : 'json'}`

/** Name of a table's file for spreadsheets. */
export const csvName = ({ name }: Pick<ExportTable, 'name'>): string => `csv/${name}.csv`

/** What lies in the copy, file by file. */
export function readme(
  tables: readonly ExportTable[],
  { school, name, madeAt, zone }: ReadmeFacts,
  language: Language,
): string {
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  }).format(madeAt)
  const whose = name === '' ? { en: 'a guest', 'zh-CN': '访客' }[language] : name
  const { title, lead, forms, file, meaning, back } = words[language]({ school, whose, when, zone })
  const rows = tables.map((table) => `| \`${jsonName(table)}\` | ${table.about[language]} |`)
  const table = [`| ${file} | ${meaning} |`, '| --- | --- |', ...rows].join('\n')
  return `# ${title}\n\n${lead}\n\n${table}\n\n${forms}\n\n${back}\n`
}

interface Said {
  school: string
  whose: string
  when: string
  zone: string
}

const words = {
  en: ({ school, whose, when, zone }: Said) => ({
    title: `What ${school} knows of ${whose}`,
    lead: `This is a copy of everything that ${school} keeps of you, made on ${when} (${zone}).`,
    file: 'File',
    meaning: 'What it holds, and what for',
    forms:
      'Every file is JSON, and once more in the folder `csv` for spreadsheets (UTF-8). `events.jsonl` has one event per line. Moments are in UTC, days in the time zone of your device. Ids are random and name nothing outside the school.',
    back: 'Not in here: your password, which the school itself cannot read, and what is only computed from these files, such as the numbers in reports.',
  }),
  'zh-CN': ({ school, whose, when, zone }: Said) => ({
    title: `${school}保存的数据：${whose}`,
    lead: `这里是${school}保存的、关于你的全部数据，导出时间：${when}（${zone}）。`,
    file: '文件',
    meaning: '内容与用途',
    forms:
      '每个文件都是 JSON；`csv` 文件夹里另有一份表格（UTF-8），可用电子表格打开。`events.jsonl` 每行一个事件。时刻为 UTC 时间，日期按你设备的时区。编号都是随机的，在学校之外没有意义。',
    back: '这里没有：你的密码（学校自己也读不出来），以及由这些文件计算得来的内容，例如报表里的数字。',
  }),
} as const
