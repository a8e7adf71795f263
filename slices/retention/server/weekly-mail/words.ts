import type { Language } from '@banxue/platform/i18n/language'
import type { AlarmSeries } from '#retention/contract'

/** What the mail says, beside its numbers; every number comes written. */
interface Words {
  title: (school: string) => string
  subject: (said: { school: string; week: string; learners: string; before: string }) => string
  lead: (said: { learners: number; written: string; difference: string; sign: number }) => string
  simulated: string
  before: (value: string) => string
  learners: string
  learningTime: string
  newLearners: string
  lapsed: string
  churn: string
  churnOf: (lost: string, base: string) => string
  churnNone: string
  completion: string
  completionOf: (completed: string, due: string) => string
  completionNone: string
  worst: string
  worstOf: (said: { share: string; lost: string; opened: string }) => string
  alarms: string
  alarmOf: Record<AlarmSeries, string>
  insteadOf: (observed: string, expected: string, isDaily: boolean) => string
  since: (day: string) => string
  wholeSchool: string
  courseGone: string
  allAlarms: string
  pages: string
  whole: string
  coming: string
  way: string
  habits: string
  quality: string
  why: string
  settings: string
  stop: string
}

const plural = new Intl.PluralRules('en')
const people = (count: number, written: string) =>
  `${written} ${plural.select(count) === 'one' ? 'person' : 'people'}`

export const words: Record<Language, Words> = {
  en: {
    title: (school) => `The week at ${school}`,
    subject: ({ school, week, learners, before }) =>
      `${school}, ${week}: ${learners} learned (${before} the week before)`,
    lead: ({ learners, written, difference, sign }) =>
      `${people(learners, written)} learned, ${sign === 0 ? 'as many as' : `${difference} ${sign > 0 ? 'more' : 'fewer'} than`} the week before.`,
    simulated:
      'Simulated learners. These figures show what the mail can do; they say nothing about your school.',
    before: (value) => `${value} the week before`,
    learners: 'Learners',
    learningTime: 'Learning time',
    newLearners: 'New',
    lapsed: 'Did not come',
    churn: 'Weekly churn',
    churnOf: (lost, base) => `${lost} of ${base} who had something left to finish stayed away`,
    churnNone: 'Nobody had anything left to finish',
    completion: 'Completion',
    completionOf: (completed, due) => `${completed} of ${due} whose time is up finished in time`,
    completionNone: 'Nobody’s time is up yet',
    worst: 'Where most leave',
    worstOf: ({ share, lost, opened }) => `${share} left here: ${lost} of ${opened} who opened it`,
    alarms: 'Not as usual',
    alarmOf: {
      learners: 'Fewer learners than usual',
      time: 'Less learning time than usual',
      completion: 'Fewer units completed than usual',
      errors: 'More wrong answers than usual',
      quality: 'More videos played badly than usual',
    },
    insteadOf: (observed, expected, isDaily) =>
      `${observed}${isDaily ? ' a day' : ''}, where ${expected} is usual`,
    since: (day) => `since ${day}`,
    wholeSchool: 'Whole school',
    courseGone: 'A course that is gone',
    allAlarms: 'All alarms',
    pages: 'Look closer',
    whole: 'At a glance',
    coming: 'Coming and going',
    way: 'From sign-up to finish',
    habits: 'Habits',
    quality: 'Quality',
    why: 'You get this mail because you asked for it in Pulse.',
    settings: 'The weekly mail in Pulse',
    stop: 'Stop this mail',
  },
  'zh-CN': {
    title: (school) => `${school}的一周`,
    subject: ({ school, week, learners, before }) =>
      `${school} ${week}：${learners} 人在学（前一周 ${before} 人）`,
    lead: ({ written, difference, sign }) =>
      `这一周有 ${written} 人在学，${sign === 0 ? '与前一周持平' : `比前一周${sign > 0 ? '多' : '少'} ${difference} 人`}。`,
    simulated: '这里是模拟学员的数据，用来展示周报的样子，与你的学校无关。',
    before: (value) => `前一周 ${value}`,
    learners: '学员',
    learningTime: '学习时长',
    newLearners: '新来',
    lapsed: '没来',
    churn: '周流失率',
    churnOf: (lost, base) => `还有课没学完的 ${base} 人里，${lost} 人没有再来`,
    churnNone: '没有谁还有课没学完',
    completion: '完课率',
    completionOf: (completed, due) => `到期 ${due} 人，按期学完 ${completed} 人`,
    completionNone: '还没有人到计划学期',
    worst: '离开最多的地方',
    worstOf: ({ share, lost, opened }) => `${share} 的人停在这里：打开的 ${opened} 人里走了 ${lost} 人`,
    alarms: '和平时不一样',
    alarmOf: {
      learners: '来学的人比平时少',
      time: '学习时长比平时少',
      completion: '完成的单元比平时少',
      errors: '答错的比平时多',
      quality: '播放不顺畅的比平时多',
    },
    insteadOf: (observed, expected, isDaily) => `${isDaily ? '每天 ' : ''}${observed}，平时约 ${expected}`,
    since: (day) => `${day}起`,
    wholeSchool: '全校',
    courseGone: '已不存在的课程',
    allAlarms: '全部预警',
    pages: '细看',
    whole: '总览',
    coming: '来与去',
    way: '从注册到学完',
    habits: '习惯',
    quality: '体验质量',
    why: '你在脉搏页订阅了周报，所以收到这封邮件。',
    settings: '脉搏页的周报设置',
    stop: '不再接收',
  },
}
