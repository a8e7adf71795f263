import type { ExportOf } from '@banxue/platform/export-table'
import type { OwnRows } from './store/own-rows.ts'

/** What identity keeps of a person. */
export function exportIdentity(rows: OwnRows): ExportOf {
  return (personId) => [
    {
      name: 'profile',
      about: {
        en: 'Who you are here: name, address, roles, language and time zone.',
        'zh-CN': '你在这里的身份：称呼、邮箱、角色、语言和时区。',
      },
      rows: () => rows.profile(personId),
    },
    {
      name: 'consents',
      about: {
        en: 'What you agreed to and took back, with the moment of every change.',
        'zh-CN': '你同意过什么、撤回过什么，以及每次更改的时间。',
      },
      rows: () => rows.consents(personId),
    },
    {
      name: 'sessions',
      about: {
        en: 'Where you are signed in: device and time. Network addresses are not kept.',
        'zh-CN': '你在哪些设备上登录：设备和时间。不保存网络地址。',
      },
      rows: () => rows.sessions(personId),
    },
    {
      name: 'invitations',
      about: {
        en: 'The invitation by which you came, if you came by one.',
        'zh-CN': '如果你是受邀而来，这里是那份邀请。',
      },
      rows: () => rows.invitations(personId),
    },
    {
      name: 'looks',
      about: {
        en: 'Who of the school’s staff looked at your record, as what, when and why.',
        'zh-CN': '学校里谁看过你的记录、以什么身份、什么时候、为了什么。',
      },
      rows: () => rows.looks(personId),
    },
  ]
}
