import { useWords } from '@banxue/ui/words'
import { useId, useState } from 'react'
import type { ReportLine } from '#courses/contract'
import { grouped, matching, type Outcome, type ReportGroup } from './report-groups.ts'
import { useCodeWords } from './wording.ts'
import { words } from './words.ts'

/** What was kept, changed and dropped, and where; by kind, to be filtered. */
export function Report({ lines }: { lines: readonly ReportLine[] }) {
  const t = useWords(words)
  const say = useCodeWords()
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all')
  const [text, setText] = useState('')
  const found = grouped(matching(lines, outcome, text, ({ code, detail }) => say.line(code, detail)))
  return (
    <section>
      <h2>{t('report')}</h2>
      {lines.length === 0 ? (
        <p className="quiet">{t('reportClean')}</p>
      ) : (
        <>
          <div className="import-filter">
            <OutcomeFilter lines={lines} outcome={outcome} onOutcome={setOutcome} />
            <input
              type="search"
              className="find"
              aria-label={t('find')}
              placeholder={t('find')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {found.length === 0 && <p className="quiet">{t('noneFound', { text })}</p>}
          <ul className="import-report">
            {found.map((group) => (
              <li key={`${group.outcome} ${group.code}`}>
                <Group group={group} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface OutcomeFilterProps {
  lines: readonly ReportLine[]
  outcome: Outcome | 'all'
  onOutcome: (outcome: Outcome | 'all') => void
}

function OutcomeFilter({ lines, outcome, onOutcome }: OutcomeFilterProps) {
  const t = useWords(words)
  const name = useId()
  return (
    <fieldset className="import-outcomes">
      <legend className="import-hidden">{t('outcome')}</legend>
      {(['all', 'dropped', 'changed', 'kept'] as const)
        .filter((each) => each === 'all' || lines.some((line) => line.outcome === each))
        .map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={outcome === each} onChange={() => onOutcome(each)} />
            <span>{t(each)}</span>
          </label>
        ))}
    </fieldset>
  )
}

/** Places shown before the reader asks for more. */
const firstPlaces = 40

function Group({ group }: { group: ReportGroup }) {
  const t = useWords(words)
  const say = useCodeWords()
  const [shown, setShown] = useState(firstPlaces)
  const rest = group.lines.length - shown
  return (
    <details className="import-group" data-outcome={group.outcome}>
      <summary>
        <span className="import-mark">{t(group.outcome)}</span>
        <span>{say.line(group.code, group.lines.length === 1 ? (group.lines[0]?.detail ?? {}) : {})}</span>
        <span className="figures quiet">{t('places', { count: group.count })}</span>
      </summary>
      <ul className="import-places">
        {group.lines.slice(0, shown).map((line) => (
          <li key={line.place + JSON.stringify(line.detail)}>
            <code>{line.place}</code> {Object.values(line.detail).join(' · ')}
            {line.count > 1 && <span className="quiet"> {t('times', { count: line.count })}</span>}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="link-button" onClick={() => setShown(shown + 500)}>
          {t('more', { count: Math.min(rest, 500) })}
        </button>
      )}
    </details>
  )
}
