import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import { lagState } from './measures.ts'

const stateWords = { 'on time': 'onTime', late: 'late', stopped: 'stopped' } as const

/** Everybody who reads the log, and how far behind each is; on a phone each is a block with its figures below its name. */
export function ReadersPart({ readers }: { readers: SpineStatus['readers'] }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  return (
    <section className="part" data-wide aria-labelledby="readers">
      <h2 id="readers" className="part-title">
        {t('readers')}
      </h2>
      <div className="table-box" role="group" aria-label={t('readers')} tabIndex={0}>
        <table className="table figures readers">
          <thead>
            <tr>
              <th scope="col">{t('reader')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('lag')}</th>
              <th scope="col">{t('waiting')}</th>
              <th scope="col">{t('readUpTo')}</th>
            </tr>
          </thead>
          <tbody>
            {readers.map(({ name, lagS, waiting, positionAt, lastError }) => {
              const state = lagState(lagS, lastError)
              return (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>
                    <span className="badge" data-state={state}>
                      {t(stateWords[state])}
                    </span>
                    {lastError !== null && <p className="reader-error">{lastError}</p>}
                  </td>
                  <td data-label={t('lag')}>
                    {t('seconds', { seconds: number(Math.round(lagS * 10) / 10) })}
                  </td>
                  <td data-label={t('waiting')}>
                    {waiting >= 10_000 ? t('manyWaiting', { count: 10_000 }) : number(waiting)}
                  </td>
                  <td data-label={t('readUpTo')}>{positionAt === null ? '–' : moment(positionAt)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
