import { Button } from '@mantine/core'
import { newId } from '@banxue/platform/id'
import { useFormats, useWords } from '@banxue/ui/words'
import { type FormEvent, useId, useState } from 'react'
import type { Alarm, AlarmNote } from '#retention/contract'
import { words } from '../words.ts'
import { useAlarmActs } from './useAlarm.ts'

/** What the staff wrote down, and the place to write more. */
export function NotesPart({ alarm, notes }: { alarm: Alarm; notes: readonly AlarmNote[] }) {
  const t = useWords(words)
  const { moment } = useFormats()
  const id = useId()
  return (
    <section className="part" data-wide aria-labelledby={id}>
      <h2 id={id} className="part-title">
        {t('alarmNotes')}
      </h2>
      {notes.length === 0 ? (
        <p className="quiet">{t('alarmNotesNone')}</p>
      ) : (
        <ol className="alarm-notes">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="alarm-note">{note.text}</p>
              <p className="quiet">
                {note.by ?? t('somebody')}, <time dateTime={note.at.toISOString()}>{moment(note.at)}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
      <NoteForm alarm={alarm} />
    </section>
  )
}

/** A note keeps its id until it went through, so that trying again writes it once. */
function NoteForm({ alarm }: { alarm: Alarm }) {
  const t = useWords(words)
  const [draft, setDraft] = useState(() => ({ noteId: newId(new Date()), text: '' }))
  const { note } = useAlarmActs()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (draft.text.trim() === '') return
    note.mutate(
      { id: alarm.id, ...draft },
      { onSuccess: () => setDraft({ noteId: newId(new Date()), text: '' }) },
    )
  }
  return (
    <form className="alarm-note-form" onSubmit={send}>
      <label>
        {t('alarmNote')}
        <textarea
          rows={2}
          maxLength={2_000}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </label>
      <Button type="submit" variant="default" loading={note.isPending}>
        {t('addNote')}
      </Button>
      <p role="status">{note.isError && t('noteFailed')}</p>
    </form>
  )
}
