import { useFormats, useWords } from '@banxue/ui/words'
import type { Stutter } from '#retention/contract'
import { words } from '../words.ts'
import { minuteOf } from './minute.ts'
import { useQualityFormats } from './useQualityFormats.ts'

const height = 24

/** The minute before a report, drawn small: what was in store as a hill, stalls as bars across it; said in words too. */
export function MinuteDrawing({ facts }: Pick<Stutter, 'facts'>) {
  const t = useWords(words)
  const { number } = useFormats()
  const write = useQualityFormats()
  if (facts.length === 0) return <p className="quiet">{t('minuteNone')}</p>
  const { stored, stalls, maxBufferedS, stalledS, maxBandwidthBps } = minuteOf(facts)
  const points = stored.map(({ x, y }) => `${x.toFixed(1)},${(height - y * height).toFixed(1)}`)
  const hill = [`${stored[0]?.x ?? 0},${height}`, ...points, `60,${height}`].join(' ')
  return (
    <figure className="minute">
      <svg viewBox={`0 0 60 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {stalls.map(({ from, to }) => (
          <rect
            key={from}
            className="minute-stall"
            x={from}
            width={Math.max(0.6, to - from)}
            y={0}
            height={height}
          />
        ))}
        <polygon className="minute-stored" points={hill} />
      </svg>
      <span className="minute-scale quiet" aria-hidden="true">
        <span>{t('minuteAgo')}</span>
        <span>{t('now')}</span>
      </span>
      <figcaption className="quiet">
        {t('minute', {
          buffered: number(Math.round(maxBufferedS)),
          stalled: number(Math.round(stalledS)),
          bandwidth: maxBandwidthBps === null ? t('noBandwidth') : write.bits(maxBandwidthBps),
        })}
      </figcaption>
    </figure>
  )
}
