import type { CDPSession, Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import type { Screen } from './screen.ts'

/** What the player says, in each language. */
export const playerWords = {
  en: {
    settings: 'Settings',
    search: 'Search what is said',
    captions: 'Enable captions',
    play: 'Play',
    pause: 'Pause',
    smaller: /A smaller picture \(360p\)/,
    sound: /Sound with slides: the line/,
    text: /The transcript: the line/,
    back: 'Back to the picture',
    soundChoice: 'Sound with slides',
    textChoice: 'Transcript only',
    auto: /^By itself/,
    stutters: 'Tell us that it stutters',
    thanks: /Thank you/,
    watched: 'Watched',
    open: /One question of this video is still open/,
    firstQuestion: 'Question at 0:06',
    cafe: /A café serves it stronger/,
    sought: 'CAFE',
    right: 'Leaves',
  },
  'zh-CN': {
    settings: '设置',
    search: '搜一搜讲过的话',
    captions: '开启字幕',
    play: '播放',
    pause: '暂停',
    smaller: /画面换小了（360p）/,
    sound: /声音配幻灯片：网络/,
    text: /现在是文字稿/,
    back: '换回画面',
    soundChoice: '声音配幻灯片',
    textChoice: '只看文字稿',
    auto: /^自动/,
    stutters: '告诉我们：卡顿',
    thanks: /谢谢/,
    watched: '已看完',
    open: /还有 1 道题没答/,
    firstQuestion: '0:06 的题目',
    cafe: /茶馆里泡得更浓/,
    sought: '茶馆',
    right: '茶叶',
  },
} as const

/** What the element in the page says of itself. */
export interface Playing {
  atS: number
  isPaused: boolean
  /** Height of the picture that is decoded, pixels; 0 for sound. */
  heightPx: number
  speed: number
  volume: number
}

export const playing = ({ page }: Screen): Promise<Playing> =>
  page.evaluate(() => {
    const video = document.querySelector('video')
    return {
      atS: video?.currentTime ?? -1,
      isPaused: video?.paused ?? true,
      heightPx: video?.videoHeight ?? -1,
      speed: video?.playbackRate ?? 0,
      volume: video?.volume ?? 0,
    }
  })

/** Waits until the video has played past a media second. */
export async function playsPast(screen: Screen, atS: number, timeoutS = 30): Promise<void> {
  await expect
    .poll(async () => (await playing(screen)).atS, { timeout: timeoutS * 1_000, interval: 100 })
    .toBeGreaterThan(atS)
}

/** Goes to a media second as a learner's press on the time line would. */
export const seekTo = ({ page }: Screen, atS: number): Promise<void> =>
  page.evaluate((second) => {
    const video = document.querySelector('video')
    if (video !== null) video.currentTime = second
  }, atS)

export interface ToldEvent {
  name: string
  payload: Readonly<Record<string, unknown>>
}

/** The events that the school has acknowledged to this page, in order. */
export function listenToEvents({ page }: Screen): { named: (name: string) => ToldEvent[] } {
  const acknowledged: ToldEvent[] = []
  const hear = async (request: Request) => {
    if (!request.url().endsWith('/api/events')) return
    const response = await request.response()
    if (response?.ok() !== true) return
    acknowledged.push(...(request.postDataJSON() as { events: ToldEvent[] }).events)
  }
  page.on('requestfinished', (request) => void hear(request))
  return { named: (name) => acknowledged.filter((event) => event.name === name) }
}

/** One session a page: where several hold its network, the first one counts. */
const sessions = new WeakMap<Page, CDPSession>()

/** Holds the page's network to a rate from now on; null frees it. */
export async function shape({ page }: Screen, bps: number | null): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  await session.send('Network.enable')
  const bytesPerS = bps === null ? -1 : bps / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: bps === null ? 0 : 40,
    downloadThroughput: bytesPerS,
    uploadThroughput: bytesPerS,
  })
}
