import { type Language, type Translate, useFormats, useLanguage, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { ReceiptEntry } from '#learning/contract'
import type { ReceiptDay } from './lines.ts'
import type { en } from './messages.en.ts'
import { receiptWords } from './words.ts'

/** A day with what is recorded of it, each line at the time of its device. */
export function ReceiptDayPart({ day: { day, learningS, lines } }: { day: ReceiptDay }) {
  const t = useWords(receiptWords)
  const language = useLanguage()
  const { duration } = useFormats()
  return (
    <section className="receipt-day">
      <h2>
        {dayName(day, language)}
        {learningS > 0 && (
          <span className="receipt-quiet">{t('learningTime', { duration: duration(learningS) })}</span>
        )}
      </h2>
      {lines.length > 0 && (
        <ol>
          {lines.map((line) => (
            <ReceiptLine key={line.id} line={line} />
          ))}
        </ol>
      )}
    </section>
  )
}

function ReceiptLine({ line }: { line: ReceiptEntry }) {
  const t = useWords(receiptWords)
  const local = useLocal()
  const language = useLanguage()
  const { duration, moment } = useFormats()
  const { unitId, courseId, unitTitle, arrivedAt } = line
  const unit = unitTitle === null ? null : local(unitTitle)
  const said = [
    lineWords(t, line, {
      unit: unit ?? t('gone'),
      course: line.courseTitle === null ? t('goneCourse') : local(line.courseTitle),
      step: line.stepWords === null ? null : local(line.stepWords),
      duration: duration(line.seconds ?? 0),
    }),
    ...resultWords(t, line),
    ...(arrivedAt === null ? [] : [t('arrived', { moment: moment(arrivedAt) })]),
  ].join(' · ')
  const isElsewhere = line.what !== 'opened' && line.what !== 'unit_done'
  return (
    <li className="receipt-line">
      <time dateTime={line.at.toISOString()} className="figures">
        {clockTime(line, language)}
      </time>
      <div>
        <p>{said}</p>
        {unit !== null && unitId !== null && isElsewhere && (
          <Link to="/learn/$courseId/$unitId" params={{ courseId, unitId }} className="receipt-unit">
            {unit}
          </Link>
        )}
      </div>
    </li>
  )
}

interface Names {
  unit: string
  course: string
  step: string | null
  duration: string
}

function lineWords(
  t: Translate<typeof en>,
  { what, stepKind, bySelf }: ReceiptEntry,
  { unit, course, step, duration }: Names,
): string {
  switch (what) {
    case 'enrolled':
      return t('enrolled', { name: course })
    case 'opened':
      return t('opened', { name: unit })
    case 'answered':
      return step === null ? t('answeredGone') : t('answered', { name: step })
    case 'step_done':
      if (stepKind === 'video') return step === null ? t('watchedAllGone') : t('watchedAll', { name: step })
      return step === null ? t('readGone') : t('read', { name: step })
    case 'unit_done':
      return bySelf ? t('unitMarked', { name: unit }) : t('unitDone', { name: unit })
    case 'course_done':
      return t('courseDone', { name: course })
    case 'watched':
      return step === null ? t('watchedGone', { duration }) : t('watched', { name: step, duration })
    case 'attended':
      return t('learningTime', { duration })
  }
}

function resultWords(t: Translate<typeof en>, { what, isRight, attempt }: ReceiptEntry): string[] {
  if (what !== 'answered') return []
  const result = isRight === null ? t('handedIn') : isRight ? t('right') : t('wrong')
  return attempt === null || attempt < 2 ? [result] : [result, t('nth', { count: attempt })]
}

/** `2026-03-03` → Tuesday, 3 March 2026; a date is a date in every zone. */
const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )

const clockTime = ({ at, zone }: ReceiptEntry, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)
