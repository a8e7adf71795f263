/** Door `#retention/contract`: what the operator's pages ask and are told. */
import { z } from 'zod'
import { may } from '#identity/contract'
import {
  AcknowledgeInput,
  alarmErrors,
  AlarmLearners,
  AlarmNoteInput,
  AlarmPage,
  AlarmQuestion,
  Alarms,
  Carriers,
  JudgeInput,
} from './contract/alarms.ts'
import { CompletionBy } from './contract/completion-by.ts'
import { Funnel, FunnelQuestion, Sources, Stopped, StoppedQuestion } from './contract/funnel.ts'
import { Habit, Persistence, Survival, TimeSpread } from './contract/habits.ts'
import { LeftLearners, LeftQuestion, UnitQuestion, UnitSeconds, UnitSteps } from './contract/inside.ts'
import { Churn, Lifecycle } from './contract/lifecycle.ts'
import {
  Activity,
  Audience,
  Cohorts,
  Completion,
  Definition,
  DropOff,
  Headline,
  Origins,
  PulseQuestion,
  Whom,
} from './contract/pulse.ts'
import {
  AfterTrouble,
  PageVitals,
  PlaybackQuality,
  QualityQuestion,
  Stutters,
  TroubledLearners,
  TroubledUnits,
} from './contract/quality.ts'
import { SavedViews, savedViewErrors, ViewContent, ViewId } from './contract/saved-views.ts'
import { WeeklyLetter, WeeklyMail, weeklyMailErrors } from './contract/weekly-mail.ts'

export * from './contract/alarms.ts'
export * from './contract/completion-by.ts'
export * from './contract/funnel.ts'
export * from './contract/habits.ts'
export * from './contract/inside.ts'
export * from './contract/lifecycle.ts'
export * from './contract/pulse.ts'
export * from './contract/quality.ts'
export * from './contract/saved-views.ts'
export * from './contract/weekly-mail.ts'

const ask = (path: `/${string}`) => may('pulse.read').route({ method: 'GET', path }).input(PulseQuestion)
const askQuality = (path: `/${string}`) =>
  may('pulse.read').route({ method: 'GET', path }).input(QualityQuestion)

const askAlarm = (of: '' | `/${string}`) =>
  may('pulse.read')
    .route({ method: 'GET', path: `/pulse/alarms/{id}${of}` })
    .input(AlarmQuestion)

export const retentionContract = {
  /** Whom and what there is to ask about; names nobody. */
  audience: ask('/pulse/audience').output(Audience),
  origins: ask('/pulse/origins').output(Origins),
  headline: ask('/pulse').output(Headline),
  activity: ask('/pulse/activity').output(Activity),
  completion: ask('/pulse/completion').output(Completion),
  /** Completion of each course, and of those who enrolled in each month. */
  completionBy: ask('/pulse/completion/by').output(CompletionBy),
  dropOff: ask('/pulse/drop-off').output(DropOff),
  cohorts: ask('/pulse/cohorts').output(Cohorts),
  /** New, retained, resurrected and lapsed learners, week by week. */
  lifecycle: ask('/pulse/lifecycle').output(Lifecycle),
  churn: ask('/pulse/churn').output(Churn),
  /** How far people come from the first visit to the end of a course. */
  funnel: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/funnel' })
    .input(FunnelQuestion)
    .output(Funnel),
  /** Who stopped at a step of the funnel; that the caller looked is kept. */
  stopped: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/stopped' })
    .input(StoppedQuestion)
    .output(Stopped),
  /** How far those came whom each source and campaign brought. */
  sources: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/sources' })
    .input(FunnelQuestion)
    .output(Sources),
  /** Days a week and the usual hour; time on a day; weeks until they leave. */
  habit: ask('/pulse/habit').output(Habit),
  timeSpread: ask('/pulse/time').output(TimeSpread),
  survival: ask('/pulse/survival').output(Survival),
  /** Who goes on after repeated errors. */
  persistence: ask('/pulse/persistence').output(Persistence),
  /** Inside one unit: who is still there step by step, and second by second of its videos. */
  unitSteps: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/unit/steps' })
    .input(UnitQuestion)
    .output(UnitSteps),
  unitSeconds: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/unit/seconds' })
    .input(UnitQuestion)
    .output(UnitSeconds),
  /** Who left a unit after a step or in a stretch of a video; that the caller looked is kept. */
  unitLeft: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/unit/left' })
    .input(LeftQuestion)
    .output(LeftLearners),
  /** What every number of the page means, from the headers of the queries. */
  definitions: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/definitions' })
    .output(z.array(Definition)),
  /** How well videos play, by day, device, network and region. */
  playback: askQuality('/quality/playback').output(PlaybackQuality),
  troubledUnits: askQuality('/quality/units').output(TroubledUnits),
  troubledLearners: askQuality('/quality/learners').output(TroubledLearners),
  /** What learners did after a bad sitting, beside those after a good one. */
  afterTrouble: askQuality('/quality/after').output(AfterTrouble),
  /** What learners sent by "tell us it stutters". */
  stutters: askQuality('/quality/stutters').output(Stutters),
  pageVitals: askQuality('/quality/pages').output(PageVitals),
  /** The caller's own views of Pulse, and those that others share. */
  savedViews: may('pulse.read').route({ method: 'GET', path: '/pulse/views' }).output(SavedViews),
  saveView: may('pulse.read')
    .route({ method: 'POST', path: '/pulse/views' })
    .input(ViewContent)
    .output(z.object({ id: ViewId }))
    .errors(savedViewErrors),
  /** Renames or shares a view of the caller's own. */
  changeView: may('pulse.read')
    .route({ method: 'PATCH', path: '/pulse/views/{id}' })
    .input(ViewContent.pick({ name: true, isShared: true }).extend({ id: ViewId }))
    .output(z.object({}))
    .errors(savedViewErrors),
  /** Deletes a view of the caller's own; one that is not there changes nothing. */
  deleteView: may('pulse.read')
    .route({ method: 'DELETE', path: '/pulse/views/{id}' })
    .input(z.object({ id: ViewId }))
    .output(z.object({})),
  /** Whether the caller gets the weekly mail, and when the next leaves. */
  weeklyMail: may('pulse.read').route({ method: 'GET', path: '/pulse/mail' }).output(WeeklyMail),
  /** The caller's mail of the last complete week; null where there is nothing to say, or not yet. */
  weeklyLetter: may('pulse.read')
    .route({ method: 'GET', path: '/pulse/mail/letter' })
    .output(WeeklyLetter.nullable()),
  wantWeeklyMail: may('pulse.read')
    .route({ method: 'PUT', path: '/pulse/mail' })
    .input(z.object({ isWanted: z.boolean() }))
    .output(z.object({})),
  /** Sends the caller that mail at once, beside the weekly one. */
  sendWeeklyMail: may('pulse.read')
    .route({ method: 'POST', path: '/pulse/mail/send' })
    .output(z.object({ to: z.string() }))
    .errors(weeklyMailErrors),
  /** Ends the weekly mail of whoever the token was made for; the link in every mail carries it. */
  stopWeeklyMail: may('school.visit')
    .route({ method: 'POST', path: '/pulse/mail/stop' })
    .input(z.object({ token: z.string().max(200) }))
    .output(z.object({}))
    .errors(weeklyMailErrors),
  /** Days on which a series was not as usual, what is watched, and how often alarms were real. */
  alarms: may('pulse.read').route({ method: 'GET', path: '/pulse/alarms' }).input(Whom).output(Alarms),
  alarm: askAlarm('').output(AlarmPage).errors(alarmErrors),
  /** Where an alarm comes from: courses, units, cohorts, devices. */
  alarmCarriers: askAlarm('/carriers').output(Carriers).errors(alarmErrors),
  /** Who carries an alarm; that the caller looked is kept. */
  alarmLearners: askAlarm('/learners').output(AlarmLearners).errors(alarmErrors),
  /** Says that somebody has seen to it. */
  acknowledgeAlarm: may('pulse.read')
    .route({ method: 'PUT', path: '/pulse/alarms/{id}/acknowledged' })
    .input(AcknowledgeInput)
    .output(z.object({}))
    .errors(alarmErrors),
  noteAlarm: may('pulse.read')
    .route({ method: 'POST', path: '/pulse/alarms/{id}/notes' })
    .input(AlarmNoteInput)
    .output(z.object({}))
    .errors(alarmErrors),
  /** Says whether there was something to it. */
  judgeAlarm: may('pulse.read')
    .route({ method: 'PUT', path: '/pulse/alarms/{id}/judgement' })
    .input(JudgeInput)
    .output(z.object({}))
    .errors(alarmErrors),
}
