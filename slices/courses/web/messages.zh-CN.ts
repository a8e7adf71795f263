import type { Messages } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

export const zhCN: Messages<typeof en> = {
  courses: '课程',
  import: '导入课程',
  videos: '视频',
  empty: '还没有课程',
  emptyWhat: '导入一本 OpenStax 教材或一个 Markdown 文件夹，一分钟就有第一门课。',
  course: '课程',
  version: '版本',
  size: '篇幅',
  published: '发布于',
  state: '状态',
  open: '在目录中',
  retired: '已下架',
  retire: '下架',
  putBack: '重新上架',
  retireNamed: '下架《{{title}}》',
  putBackNamed: '重新上架《{{title}}》',
  units_other: '{{count, number}} 个单元',
  retiredMeans: '下架后不再出现在目录里，已报名的学员可以继续学完。',
  find: '查找课程',
  noneFound: '没有标题含“{{text}}”的课程。',
}
