/** Door `#retention/contract`: what the operator's pages ask and are told. */
import { z } from 'zod'
import { may } from '#identity/contract'
import {
  Activity,
  Cohorts,
  Completion,
  Definition,
  DropOff,
  Headline,
  PulseQuestion,
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

export * from './contract/pulse.ts'
export * from './contract/quality.ts'

const ask = (path: `/${string}`) => may('pulse.read').route({ method: 'GET', path }).input(PulseQuestion)
const askQuality = (path: `/${string}`) =>
  may('pulse.read').route({ method: 'GET', path }).input(QualityQuestion)

export const retentionContract = {
  headline: ask('/pulse').output(Headline),
  activity: ask('/pulse/activity').output(Activity),
  completion: ask('/pulse/completion').output(Completion),
  dropOff: ask('/pulse/drop-off').output(DropOff),
  cohorts: ask('/pulse/cohorts').output(Cohorts),
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
}
