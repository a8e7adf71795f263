import type { Messages } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

export const zhCN: Messages<typeof en> = {
  title: '编程接口',
  about:
    '页面能做的事，程序都能通过 HTTP 和 JSON 来做。调用以登录者的身份进行；会改动数据的调用须带请求头 x-banxue: 1。',
  document: 'OpenAPI 文档',
  parameters: '地址参数',
  body: '请求内容',
  answer: '返回 {{status}}',
}
