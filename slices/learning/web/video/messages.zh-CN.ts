import type { Messages } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

export const zhCN: Messages<typeof en> = {
  failedNetwork: '视频暂时传不过来。什么都没丢，会从刚才的地方接着放。',
  failedPlaying: '这个浏览器放不了这段视频。什么都没丢，会从刚才的地方接着放。',
  offline: '已离线。已经下载的部分照常播放，其余的联网后自动补上。',
  retry: '再试一次',
  readInstead: '改看文字稿',

  // 设置
  settings: '设置',
  close: '关闭',
  quality: '画面',
  qualityAuto: '自动',
  qualityAutoNow: '自动（{{now}}）',
  rung: '{{height, number}}p',
  asItCame: '原画面',
  sound: '声音配幻灯片',
  textOnly: '只看文字稿',
  saveData: '设备开了省流量：自动时只用最小的画面。',
  speed: '速度',
  speedTimes: '{{speed, number}}×',
  captions: '字幕',
  captionsOff: '关',
  stutters: '告诉我们：卡顿',
  stuttersWhy: '会送出播放器最近一分钟测到的情况，方便学校找原因。',
  stuttersThanks: '谢谢。学校能看到最近一分钟的情况了。',
  keys: '键盘：空格播放，← → 5 秒，J L 10 秒，Shift 加 ↑ ↓ 调音量，M 静音，C 字幕，F 全屏，, 和 . 调速度，/ 搜索。',

  // 让出了什么
  nowSound: '现在是声音配幻灯片：网络暂时带不动画面，好了会自动换回来。',
  nowText: '现在是文字稿：网络暂时连声音也带不动，好了会自动换回来。',
  chosenSound: '按你的选择：声音配幻灯片。',
  chosenText: '按你的选择：只看文字稿。读文字稿不算看过视频。',
  nowSmaller: '网络暂时较慢，画面换小了（{{height, number}}p）。',
  backToPicture: '换回画面',
  slide: '幻灯片',

  // 文字稿
  transcript: '文字稿',
  notes: '笔记',
  besideVideo: '视频旁边',
  search: '搜一搜讲过的话',
  hits_other: '{{count, number}} 处',
  noHits: '没有讲到这个。',
  noTranscript: '这个视频没有文字稿。',
  transcriptFailed: '文字稿没有加载出来。',
  follow: '回到正在讲的地方',
  languageOfTranscript: '文字稿的语言',
  langEn: '英文',
  langZh: '中文',

  // 进度
  seenDone: '已看完',
  seenAlmost: '已看完，正在记录。',
  seenSome: '已看 {{share}}，看到 {{enough}} 就算看完。',
  otherSecond: '在另一台设备上，你看到了 {{time}}。',
  goThere: '去那里',
  continue: '继续',

  // 视频里的题目
  questionsInside: '视频里的题目',
  questionAt: '{{time}} 的题目',
  answered: '已答',
  open: '未答',
  askedNow: '视频停在这里，等你回答',
  passed_other: '这个视频还有 {{count, number}} 道题没答。',
}
