import { bundle } from './words.ts'

export const uiWords = bundle('ui', {
  en: () => import('./messages.en.ts').then((file) => file.en),
  'zh-CN': () => import('./messages.zh-CN.ts').then((file) => file.zhCN),
})
