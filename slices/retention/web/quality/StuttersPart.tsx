import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { QualityQuestion, Stutter } from '#retention/contract'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { MinuteDrawing } from './MinuteDrawing.tsx'
import { PlaceName } from './PlaceName.tsx'
import { slowly } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'

/** What learners sent by "tell us it stutters", each with the minute before. */
export function StuttersPart({ input }: { input: QualityQuestion }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.stutters.queryOptions({ input }), ...slowly })
  return (
    <Part title={t('stutters')} query={query} isWide numbers={['stutters.stutters']}>
      {({ reports }) =>
        reports.length === 0 ? (
          <p className="quiet">{t('stuttersNone')}</p>
        ) : (
          <ol className="stutters">
            {reports.map((report) => (
              <Report key={report.id} report={report} />
            ))}
          </ol>
        )
      }
    </Part>
  )
}

function Report({ report }: { report: Stutter }) {
  const t = useWords(words)
  const { moment } = useFormats()
  const write = useQualityFormats()
  const { device, network, region, heightPx } = report
  const rung = heightPx === null ? [] : [`${heightPx}p`]
  return (
    <li className="stutter">
      <div>
        <p className="stutter-who">
          {report.name}{' '}
          <time dateTime={report.at.toISOString()} className="quiet figures">
            {moment(report.at)}
          </time>
        </p>
        <p>
          <PlaceName title={report.unitTitle} stepNumber={report.stepNumber} />
          {' · '}
          <span className="figures">{t('atSecond', { at: clock(report.atS) })}</span>
        </p>
        <p className="quiet">
          {[write.device(device), write.network(network), write.region(region), ...rung].join(' · ')}
        </p>
      </div>
      <MinuteDrawing facts={report.facts} />
    </li>
  )
}

/** Media seconds as a player shows them: 1:05, 1:02:09. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
