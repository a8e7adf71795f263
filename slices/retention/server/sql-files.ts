import { readFileSync } from 'node:fs'
import { readQueryFile } from './query-header.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** SQL and the tag that it carries into the query log of ClickHouse. */
export interface Sql {
  tag: string
  text: string
}

/** The learners that the filters of Pulse mean, as a set; stands for `{audience}` in a report. */
const audience = `(select id from audience(
  simulated = {simulated:Bool},
  cohortFirst = {cohortFirst:Date},
  cohortLast = {cohortLast:Date},
  device = {mainDevice:String},
  source = {source:String},
  campaign = {campaign:String}
))`
const withAudience = (sql: string) => sql.replaceAll('{audience}', audience)

const report = (name: string) => {
  const { header, sql } = readQueryFile(read(`queries/${name}.ch.sql`))
  return { tag: `retention.${name}`, text: withAudience(sql), header }
}
const statement = (folder: string, name: string): Sql => ({
  tag: `retention.${name}`,
  text: withAudience(read(`${folder}/${name}.ch.sql`).replace(/^(?:--[^\n]*\n)+/, '')),
})
const rollup = (name: string) => statement('rollups', name)

/** The reports, each a file that says what it counts. */
export const reports = {
  activity: report('activity'),
  completion: report('completion'),
  completionBy: report('completion-by'),
  dropOff: report('drop-off'),
  cohorts: report('cohorts'),
  lifecycle: report('lifecycle'),
  churn: report('churn'),
  funnel: report('funnel'),
  habit: report('habit'),
  timeSpread: report('time-spread'),
  survival: report('survival'),
  persistence: report('persistence'),
  unitSteps: report('unit-steps'),
  unitSeconds: report('unit-seconds'),
  populations: report('populations'),
  latest: report('latest'),
  playback: report('playback'),
  troubledUnits: report('troubled-units'),
  troubledLearners: report('troubled-learners'),
  afterTrouble: report('after-trouble'),
  stutters: report('stutters'),
  pageVitals: report('page-vitals'),
  alarmActivity: report('alarm-activity'),
  alarmCompletion: report('alarm-completion'),
  alarmErrors: report('alarm-errors'),
  alarmQuality: report('alarm-quality'),
  alarmMissing: report('alarm-missing'),
  alarmWrong: report('alarm-wrong'),
  alarmBad: report('alarm-bad'),
} as const

/** What keeps the rollups fresh. */
export const rollups = {
  reach: rollup('reach'),
  news: rollup('news'),
  touchMerged: rollup('touch-merged'),
  touched: rollup('touched'),
  learnerDay: rollup('learner-day'),
  learnerUnitDay: rollup('learner-unit-day'),
  remember: rollup('remember'),
} as const

/** What is asked about one person, by other slices or by themselves, and what there is to filter by. */
export const reads = {
  learningTime: statement('reads', 'learning-time'),
  firstVisit: statement('reads', 'first-visit'),
  origins: statement('reads', 'origins'),
} as const
