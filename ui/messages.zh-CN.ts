import type { en } from './messages.en.ts'
import type { Messages } from './words/typing.ts'

export const zhCN: Messages<typeof en> = {
  loading: '马上就好',
  retry: '再试一次',
  home: '回到首页',
  signIn: '登录',
  ref: '(编号 {{ref}})',
  offline: '已离线。你做的都存在这台设备里,联网后自动送达。',
  failureOffline: '暂时连不上学校。看看网络,或稍后再试。',
  failureSignIn: '这里只有你自己能看,请先登录。',
  failureForbidden: '你的账号打不开这一页。如果应该能,请联系学校的管理员。',
  failureNotFound: '没有找到,或者已经不在了。',
  failureTooMany: '有点快了,稍等一下再继续。',
  failureUnknown: '没有成功,不是你的问题。再试一次;还不行,请告诉学校。',
  pageFailed: '这一页出了点问题',
  pageMissing: '这里没有页面',
  pageMissingWhy: '地址可能过期了,或者少了一个字母。',
}
