import { bundle, type Translate } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

/** The player's own words, which come with its code. */
export const videoWords = bundle('learning.video', {
  en: () => import('./messages.en.ts').then((file) => file.en),
  'zh-CN': () => import('./messages.zh-CN.ts').then((file) => file.zhCN),
})

/** `t` of the player's words. */
export type SayVideo = Translate<typeof en>
