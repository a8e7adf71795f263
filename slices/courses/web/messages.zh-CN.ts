import type { Messages } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

export const zhCN: Messages<typeof en> = {
  catalogue: '课程',
}
