import { Text } from '@banxue/ui/Html'
import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Headline } from '#retention/contract'
import { retention } from '../api.ts'
import { useNow } from '../useNow.ts'
import { words } from '../words.ts'
import { Part } from './Part.tsx'
import { liveliest, type PulseInput, refreshMs } from './usePulse.ts'

/** Who learned last: the school moves before the operator's eyes. */
export function LatestPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.headline.queryOptions({ input }), ...liveliest })
  return (
    <Part title={t('latest')} query={query} numbers={['latest.latest', 'populations.learners']}>
      {({ latest }) => <Latest latest={latest} />}
    </Part>
  )
}

function Latest({ latest }: Pick<Headline, 'latest'>) {
  const t = useWords(words)
  const { relative } = useFormats()
  const now = useNow(refreshMs)
  if (latest.length === 0) return <p className="quiet">{t('latestNone')}</p>
  return (
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
  )
}
