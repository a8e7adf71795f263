import type { Messages } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

/** 周报的开关与页面文案。 */
export const zhCN: Messages<typeof en> = {
  title: '周报',
  want: '每周发一封邮件给我',
  wantWhat:
    '学校这一周有什么变化，每周早上一封：周一发出；如果你那里的周一早上，全球还没有过完这一周，就在周二发出。每封邮件里都有停发的链接。',
  next: '下一封：{{at}}（{{zone}}），发往 {{to}}。',
  last_sent: '上一封已于 {{at}} 发出。',
  last_refused: '邮件服务器没有接收上一封，我们会再试几次。',
  last_unknown: '上一封发送途中学校停了一下，无法确定你是否收到。为了不重复打扰你，不会自动重发。',
  noMail: '学校还没有邮件服务器：请管理员设置 SMTP_URL 和 MAIL_FROM，做法见 docs/operation.md。',
  noAddress: '你的账号没有邮箱。',
  see: '看看这一周的邮件',
  backToPulse: '回到脉搏',
  asItLeaves: '现在发出的样子',
  subject: '主题：{{subject}}',
  sendNow: '现在就发给我',
  sentTo: '正在发往 {{to}}。',
  refused: '邮件服务器没有接收。它说：{{said}}',
  nothing: '还没有内容',
  nothingWhat: '有了学员，并且完整统计过一周之后，周报会出现在这里。',
  stopped: '周报已停发',
  stoppedWhat: '从现在起不再发送。想再收到，可以在脉搏里打开。',
  stopping: '正在停发周报',
  badLink: '这个链接无效',
  badLinkWhat: '它可能被截断或改动过。请打开邮件里的原链接，或在脉搏里关掉周报。',
  toPulse: '打开脉搏',
}
