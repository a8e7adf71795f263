import { useFormats, useWords } from '@banxue/ui/words'
import type { StoppedLearner } from '#retention/contract'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'

interface NamesTableProps {
  /** What they have in common. */
  label: string
  /** Name of the file. */
  file: string
  learners: readonly StoppedLearner[]
  /** How many there are, those that are not listed too. */
  all: number
  /** What the instant beside a name is. */
  lastTitle: string
  close: () => void
}

/** Learners by name, who can see that somebody looked. */
export function NamesTable({ label, file, learners, all, lastTitle, close }: NamesTableProps) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  return (
    <>
      <p className="quiet">
        {learners.length === 0 ? t('whoStoppedNone') : t('lookIsKept')}{' '}
        {all > learners.length && learners.length > 0 && t('stoppedMore', { stopped: number(all) })}
      </p>
      {learners.length > 0 && (
        <DataTable
          file={file}
          label={label}
          rows={learners.map((learner, place) => ({ ...learner, place }))}
          keyOf={({ place }) => String(place)}
          isTall
          columns={[
            { title: t('learner'), cell: ({ name }) => name, plain: ({ name }) => name },
            {
              title: lastTitle,
              cell: ({ lastAt }) => (lastAt === null ? t('neverAct') : moment(lastAt)),
              plain: ({ lastAt }) => lastAt?.toISOString() ?? null,
            },
          ]}
        />
      )}
      <p>
        <button type="button" className="link-button" onClick={close}>
          {t('close')}
        </button>
      </p>
    </>
  )
}
