import type { Translate } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

/** How the screen calls each number of the reports; the definitions come under these names. */
const names = {
  'activity.dau': 'dauLong',
  'activity.wau': 'wauLong',
  'activity.mau': 'mauLong',
  'activity.learningTime': 'learningTime',
  'activity.stickiness': 'stickiness',
  'completion.completion': 'completion',
  'completion.neverStarted': 'neverStarted',
  'completion.bySelf': 'bySelf',
  'dropOff.dropOff': 'dropOff',
  'cohorts.retained': 'retained',
  'populations.learners': 'learners',
  'latest.latest': 'latest',
  'playback.sittings': 'sittings',
  'playback.startup': 'startup',
  'playback.rebufferRatio': 'rebufferRatio',
  'playback.stallsPerHour': 'stallsPerHour',
  'playback.bitrate': 'bitrate',
  'playback.switchesPerHour': 'switchesPerHour',
  'playback.failureRate': 'failureRate',
  'playback.exitRate': 'exitRate',
  'playback.bad': 'badShare',
  'troubledUnits.badSittings': 'badSittings',
  'troubledUnits.stutterReports': 'stutterReports',
  'troubledLearners.trouble': 'trouble',
  'troubledLearners.backSince': 'backSince',
  'afterTrouble.activeAgain': 'activeAgain',
  'afterTrouble.unitCompleted': 'unitCompleted',
  'afterTrouble.afterDifference': 'afterDifference',
  'stutters.stutters': 'stutters',
  'pageVitals.pageLives': 'pageLives',
  'pageVitals.lcp': 'lcp',
  'pageVitals.inp': 'inp',
  'pageVitals.cls': 'cls',
  'pageVitals.ttfb': 'ttfb',
} as const

/** The name of a number by its key; the key itself where the screen has no word for it. */
export function numberName(key: string, t: Translate<typeof en>): string {
  return key in names ? t(names[key as keyof typeof names]) : key
}
