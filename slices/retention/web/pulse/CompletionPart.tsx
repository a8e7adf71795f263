import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Completion } from '#retention/contract'
import { retention } from '../api.ts'
import { BesideLine } from '../filters/BesideLine.tsx'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { Part } from './Part.tsx'
import { live, type PulseInput } from './usePulse.ts'

/** Of those whose time is up, how many finished; beside it who never began, and what was only marked. */
export function CompletionPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const query = useQuery({ ...retention.completion.queryOptions({ input }), ...live })
  const compared = useCompared()
  const second = useQuery({
    ...retention.completion.queryOptions({ input: compared?.input ?? input }),
    ...live,
    enabled: compared !== null,
  })
  const beside = besideOf(compared, second.data)
  return (
    <Part
      title={t('completion')}
      query={query}
      isCompared
      numbers={['completion.completion', 'completion.neverStarted', 'completion.bySelf']}
    >
      {({ enrolled, due, completedInTime, completion, neverStarted, bySelf }) =>
        completion === null ? (
          <p className="quiet">{t('completionNone', { count: enrolled })}</p>
        ) : (
          <>
            <p>
              <span className="figure-value figures">{percent(completion)}</span>{' '}
              <span className="quiet">
                {t('completionOf', { completed: number(completedInTime), due: number(due) })}
              </span>
            </p>
            {beside !== null && <Other beside={beside} />}
            <span className="bar" aria-hidden="true">
              <span data-hue="leaf" style={{ inlineSize: `${completion * 100}%` }} />
            </span>
            <dl className="pairs figures">
              <div>
                <dt>{t('neverStarted')}</dt>
                <dd>{neverStarted === null ? '–' : percent(neverStarted)}</dd>
              </div>
              <div>
                <dt>{t('bySelf')}</dt>
                <dd>{bySelf === null ? '–' : percent(bySelf)}</dd>
              </div>
              <div>
                <dt>{t('enrolled')}</dt>
                <dd>{number(enrolled)}</dd>
              </div>
            </dl>
          </>
        )
      }
    </Part>
  )
}

function Other({ beside: { name, data } }: { beside: Beside<Completion> }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const { completion, completedInTime, due } = data
  const of = t('completionOf', { completed: number(completedInTime), due: number(due) })
  return <BesideLine name={name} value={completion === null ? '–' : `${percent(completion)} · ${of}`} />
}
