import { Text } from '@banxue/ui/Html'
import { useFormats, useWords } from '@banxue/ui/words'
import type { Headline } from '#retention/contract'
import { useNow } from '../useNow.ts'
import { words } from '../words.ts'
import { Definitions } from './Definitions.tsx'
import { refreshMs } from './usePulse.ts'

/** Who learned last: the school moves before the operator's eyes. */
export function LatestPart({ latest }: { latest: Headline['latest'] }) {
  const t = useWords(words)
  const { relative } = useFormats()
  const now = useNow(refreshMs)
  return (
    <section className="part" aria-labelledby="latest">
      <h2 id="latest" className="part-title">
        {t('latest')}
      </h2>
      {latest.length === 0 ? (
        <p className="quiet">{t('latestNone')}</p>
      ) : (
        <ol className="latest">
          {latest.map(({ name, courseTitle, at }) => (
            <li key={`${name} ${at.getTime()}`}>
              <span className="latest-name">{name}</span>
              <time dateTime={at.toISOString()} className="quiet figures">
                {now.getTime() - at.getTime() < 60_000 ? t('justNow') : relative(at, now)}
              </time>
              {courseTitle !== null && <Text text={courseTitle} className="latest-course quiet" />}
            </li>
          ))}
        </ol>
      )}
      <Definitions keys={['latest.latest', 'populations.learners']} />
    </section>
  )
}
