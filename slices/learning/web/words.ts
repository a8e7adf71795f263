import { bundle, type Translate } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

export const words = bundle('learning', {
  en: () => import('./messages.en.ts').then((file) => file.en),
  'zh-CN': () => import('./messages.zh-CN.ts').then((file) => file.zhCN),
})

/** `t` of learning's words. */
export type Say = Translate<typeof en>
