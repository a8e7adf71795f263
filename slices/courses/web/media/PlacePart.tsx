import { useLocal, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { CoursePage, CourseRow, UnitId } from '#courses/contract'
import { courses } from '../api.ts'
import { media } from './api.ts'
import { useCodedWords } from './coded-words.ts'
import { words } from './words.ts'

/** Puts the recording into a unit of a course, which makes a new version. */
export function PlacePart({ mediaId }: { mediaId: string }) {
  const t = useWords(words)
  const say = useLocal()
  const rows = useQuery(courses.listCourses.queryOptions())
  const [slug, setSlug] = useState<string | null>(null)
  const list: readonly CourseRow[] = rows.data ?? []
  const chosen = list.find((row) => row.slug === slug) ?? list[0]
  const page = useQuery({
    ...courses.coursePage.queryOptions({ input: { slug: chosen?.slug ?? '' } }),
    enabled: chosen !== undefined,
  })
  if (chosen === undefined) return null
  return (
    <section className="media-part">
      <h2>{t('place')}</h2>
      <p className="quiet">{t('placeWhat')}</p>
      <Choice
        label={t('placeCourse')}
        value={chosen.slug}
        data={list.map((row) => ({ value: row.slug, label: say(row.details.title) }))}
        onChange={setSlug}
      />
      {page.isSuccess && <UnitChoice key={page.data.id} page={page.data} mediaId={mediaId} />}
    </section>
  )
}

function UnitChoice({ page, mediaId }: { page: CoursePage; mediaId: string }) {
  const t = useWords(words)
  const say = useLocal()
  const coded = useCodedWords()
  const queries = useQueryClient()
  const units = page.outline.modules.flatMap((module) => module.units)
  const [unitId, setUnitId] = useState<UnitId>(page.firstUnitId)
  const [at, setAt] = useState<'beginning' | 'end'>('beginning')
  const add = useMutation(
    courses.addVideo.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: courses.key() }),
          queries.invalidateQueries({ queryKey: media.key() }),
        ]),
      retry: false,
    }),
  )
  return (
    <>
      <Choice
        label={t('placeUnit')}
        value={unitId}
        data={units.map((unit) => ({ value: unit.id, label: say(unit.title) }))}
        onChange={(value) => setUnitId(units.find(({ id }) => id === value)?.id ?? page.firstUnitId)}
      />
      <Choice
        label={t('placeAt')}
        value={at}
        data={[
          { value: 'beginning', label: t('placeBeginning') },
          { value: 'end', label: t('placeEnd') },
        ]}
        onChange={(value) => setAt(value === 'end' ? 'end' : 'beginning')}
      />
      <button
        type="button"
        className="button"
        disabled={add.isPending}
        onClick={() => add.mutate({ courseId: page.id, unitId, mediaId, at })}
      >
        {t('placeDo')}
      </button>
      <p role="status" className="media-note">
        {add.isSuccess && t('placed', { version: add.data.version })}
      </p>
      {add.isError && (
        <p role="alert" className="import-problem">
          {coded('place', (add.error as { code?: string }).code ?? 'unknown')}
        </p>
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  data: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** One of a list, with its label above. */
function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <p className="media-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {data.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </p>
  )
}
