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
} as const

/** The name of a number by its key; the key itself where the screen has no word for it. */
export function numberName(key: string, t: Translate<typeof en>): string {
  return key in names ? t(names[key as keyof typeof names]) : key
}
