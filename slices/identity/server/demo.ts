import type { Language } from '@banxue/platform/i18n/language'
import type { Role } from '#identity/contract'

/** What the demo's persons are called. */
export const demoNames: Record<Language, Record<Role, string>> = {
  en: {
    learner: 'Lina (demo learner)',
    instructor: 'Mr Chen (demo instructor)',
    coach: 'Zhou Min (demo coach)',
    operator: 'He Yu (demo operator)',
    admin: 'Wu Tong (demo admin)',
  },
  'zh-CN': {
    learner: '李娜（演示学员）',
    instructor: '陈老师（演示讲师）',
    coach: '周敏（演示督学）',
    operator: '何宇（演示运营）',
    admin: '吴桐（演示管理员）',
  },
}
