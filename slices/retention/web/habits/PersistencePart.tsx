import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { PlainFigure } from './PlainFigure.tsx'

/** Of those who answered a question wrongly twice in a row, how many went on. */
export function PersistencePart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const query = useQuery({ ...retention.persistence.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('persistence')} query={query} isWide numbers={['persistence.wentOn']}>
      {({ moments, learners, wentOn }) =>
        wentOn === null ? (
          <p className="quiet">{t('persistenceNone')}</p>
        ) : (
          <ul className="figures-row">
            <PlainFigure
              name={t('wentOn')}
              value={percent(wentOn)}
              note={t('wentOnNote', { count: moments, learners: number(learners) })}
            />
          </ul>
        )
      }
    </Part>
  )
}
