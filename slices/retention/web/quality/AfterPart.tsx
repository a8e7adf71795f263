import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Comparison, Estimate, QualityQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { slowly } from './useQuality.ts'

/** Quality beside what learners did next: two shares with their intervals, and an honest word on the difference. */
export function AfterPart({ input }: { input: QualityQuestion }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.afterTrouble.queryOptions({ input }), ...slowly })
  return (
    <Part
      title={t('next')}
      query={query}
      isWide
      numbers={['afterTrouble.activeAgain', 'afterTrouble.unitCompleted', 'afterTrouble.afterDifference']}
    >
      {({ activeAgain, unitCompleted }) => (
        <>
          <div className="quality-pair">
            <Compared title={t('activeAgain')} comparison={activeAgain} />
            <Compared title={t('unitCompleted')} comparison={unitCompleted} />
          </div>
          <p className="quiet hatch-note">{t('nextNote')}</p>
        </>
      )}
    </Part>
  )
}

function Compared({ title, comparison }: { title: string; comparison: Comparison }) {
  const t = useWords(words)
  return (
    <div className="compared">
      <h3 className="compared-title">{title}</h3>
      <Share name={t('afterBad')} estimate={comparison.afterBad} hue="clay" />
      <Share name={t('afterGood')} estimate={comparison.afterGood} hue="leaf" />
      <p className="compared-verdict">
        <Verdict comparison={comparison} />
      </p>
    </div>
  )
}

/** A bar, its interval over its end, and both in words. */
function Share({ name, estimate, hue }: { name: string; estimate: Estimate | null; hue: 'clay' | 'leaf' }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  if (estimate === null)
    return (
      <p>
        {name}: <span className="quiet">{t('nobodyThere')}</span>
      </p>
    )
  const { count, of, value, low, high } = estimate
  return (
    <div className="compared-share">
      <span>{name}</span>
      <span className="interval-bar" aria-hidden="true">
        <span className="bar">
          <span data-hue={hue} style={{ inlineSize: `${value * 100}%` }} />
        </span>
        <span
          className="interval"
          style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }}
        />
      </span>
      <span className="figures">
        {t('estimate', { share: percent(value), low: percent(low), high: percent(high) })}{' '}
        <span className="quiet">{t('ofThem', { part: number(count), whole: number(of) })}</span>
      </span>
    </div>
  )
}

function Verdict({ comparison: { verdict, difference, missing } }: { comparison: Comparison }) {
  const t = useWords(words)
  const { number } = useFormats()
  const points = (share: number) => number(Number((share * 100).toFixed(1)))
  const learners = number(missing < 20 ? missing : Math.ceil(missing / 10) * 10)
  if (verdict === 'too_early' || difference === null) return t('tooEarly', { learners })
  const interval = { low: points(difference.low), high: points(difference.high) }
  if (verdict === 'no_difference')
    return missing === 0 ? t('noDifference', interval) : t('noDifferenceYet', { ...interval, learners })
  const apart = { ...interval, points: points(Math.abs(difference.value)) }
  return verdict === 'lower' ? t('lowerAfterBad', apart) : t('higherAfterBad', apart)
}
