import { bundle } from '@banxue/ui/words'

export const words = bundle('weekly-mail', {
  en: () => import('./messages.en.ts').then((file) => file.en),
  'zh-CN': () => import('./messages.zh-CN.ts').then((file) => file.zhCN),
})
