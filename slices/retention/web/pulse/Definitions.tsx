import { Text } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { retention } from '../api.ts'
import { numberName } from '../number-names.ts'
import { words } from '../words.ts'

/** What the numbers above mean, one tap away, as the queries themselves say it. */
export function Definitions({ keys }: { keys: readonly string[] }) {
  const t = useWords(words)
  const { data = [] } = useQuery({ ...retention.definitions.queryOptions(), staleTime: Infinity })
  const wanted = keys.flatMap((key) => data.filter((definition) => definition.key === key))
  const [first] = wanted
  if (first === undefined) return null
  return (
    <details className="definitions">
      <summary>{t('whatIsCounted')}</summary>
      <dl>
        {wanted.map(({ key, definition }) => (
          <div key={key}>
            <dt>{numberName(key, t)}</dt>
            <dd>
              <Text text={definition} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('window')}</dt>
          <dd>
            <Text text={first.window} />
          </dd>
        </div>
      </dl>
    </details>
  )
}
