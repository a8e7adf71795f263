import type { AfterTrouble, QualityQuestion } from '#retention/contract'
import type { Ask, Question } from '../ask.ts'
import type { RetentionNeeds, Staff } from '../needs.ts'
import { reports as files } from '../sql-files.ts'
import { type AfterRow, presentAfterTrouble } from './after-trouble.ts'
import { daysOf } from './period.ts'
import { type Places, placesOf } from './places.ts'
import { type PlaybackRow, presentPlayback } from './playback.ts'
import { type StutterRow, stutterOf } from './stutter.ts'
import { type LearnerRow, learnerOf, type UnitRow, unitOf } from './troubled.ts'
import { presentVitals, type VitalsRow } from './vitals.ts'

/** Whom, what and how long a report on quality is about. */
export interface QualityAsked
  extends Question, Pick<QualityQuestion, 'period' | 'device' | 'network' | 'region'> {}

/** The reports on quality of experience. With ClickHouse away they give the last good answer, marked stale. */
export function createQualityReports(needs: RetentionNeeds, ask: Ask) {
  const places = async () => placesOf(await needs.courses.outlines())

  /** Presents rows about learners; those who were erased have no name, and are left out. */
  async function named<Row extends { learnerId: string }, T>(
    rows: readonly Row[],
    by: Staff,
    present: (row: Row, name: string, at: Places) => T,
  ): Promise<T[]> {
    const shown = rows.map(({ learnerId }) => learnerId)
    const [names, at] = await Promise.all([needs.names(shown, { by, purpose: 'quality' }), places()])
    return rows.flatMap((row) => {
      const name = names.get(row.learnerId)
      return name === undefined ? [] : [present(row, name, at)]
    })
  }

  return {
    async playback(question: QualityAsked) {
      const { rows, truth, ...days } = await ask<PlaybackRow>(files.playback, question, filters(question))
      return { ...truth, ...presentPlayback(rows, { period: question.period, ...days }) }
    },
    async pageVitals(question: QualityAsked) {
      const { rows, truth, ...days } = await ask<VitalsRow>(files.pageVitals, question, filters(question))
      return { ...truth, ...presentVitals(rows, { period: question.period, ...days }) }
    },
    async troubledUnits(question: QualityAsked) {
      const { rows, truth } = await ask<UnitRow>(files.troubledUnits, question, filters(question))
      const at = await places()
      return { ...truth, units: rows.map((row) => unitOf(row, at)) }
    },
    async troubledLearners(question: QualityAsked, by: Staff) {
      const { rows, truth } = await ask<LearnerRow>(files.troubledLearners, question, filters(question))
      return { ...truth, learners: await named(rows, by, learnerOf) }
    },
    async afterTrouble(question: QualityAsked): Promise<AfterTrouble> {
      const { rows, truth } = await ask<AfterRow>(files.afterTrouble, question, filters(question))
      return { ...truth, ...presentAfterTrouble(rows) }
    },
    async stutters(question: QualityAsked, by: Staff) {
      const { rows, truth } = await ask<StutterRow>(files.stutters, question, filters(question))
      return { ...truth, reports: await named(rows, by, stutterOf) }
    },
  }
}
export type QualityReports = ReturnType<typeof createQualityReports>

/** The filters as the queries take them: the empty text stands for all. */
function filters({ period, device, network, region }: QualityAsked) {
  return {
    days: daysOf[period],
    device: device ?? '',
    network: network ?? '',
    region: region ?? '',
  }
}
