import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Alarm, Carrier, Carriers } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { weekly } from '../pulse/usePulse.ts'
import { useQualityFormats } from '../quality/useQualityFormats.ts'
import { words } from '../words.ts'

/** The definition of what is counted, by series. */
export const carriedBy = (series: Alarm['series']): string =>
  series === 'errors'
    ? 'alarmWrong.wrong'
    : series === 'quality'
      ? 'alarmBad.badOnes'
      : 'alarmMissing.missing'

/** The groups that an alarm comes from, and the way to the people. */
export function CarriersPart({ alarm, show }: { alarm: Alarm; show: () => void }) {
  const t = useWords(words)
  const query = useQuery({
    ...retention.alarmCarriers.queryOptions({ input: { id: alarm.id } }),
    ...weekly,
  })
  return (
    <Part title={t('whoCarries')} query={query} isWide numbers={[carriedBy(alarm.series)]}>
      {(carriers) => <Groups series={alarm.series} carriers={carriers} show={show} />}
    </Part>
  )
}

interface GroupsProps {
  series: Alarm['series']
  carriers: Carriers
  show: () => void
}

function Groups({ series, carriers: { hit, of, people, carriers }, show }: GroupsProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const name = useGroupName()
  return (
    <>
      <p>{t(`hits_${series}`, { hit: number(hit), of: number(of), people: number(people) })}</p>
      {carriers.length === 0 ? (
        <p className="quiet">{t('carriersNone')}</p>
      ) : (
        <DataTable
          file="carriers"
          label={t('whoCarries')}
          rows={carriers}
          keyOf={({ kind, value }) => `${kind} ${value}`}
          columns={[
            { title: t('group'), cell: name, plain: name },
            {
              title: t('hitOf'),
              cell: (row) => `${number(row.hit)} / ${number(row.of)}`,
              plain: (row) => row.hit,
            },
            { title: t('hitShare'), cell: (row) => percent(row.share), plain: (row) => row.share },
          ]}
        />
      )}
      {people > 0 && (
        <p>
          <button type="button" className="link-button" onClick={show}>
            {t('seeWho', { count: people })}
          </button>
        </p>
      )}
    </>
  )
}

/** A group by what it is and its name: “Unit: Ordering coffee”. */
function useGroupName() {
  const t = useWords(words)
  const say = useLocal()
  const { long } = useDays()
  const { device, network, region } = useQualityFormats()
  return ({ kind, value, title }: Carrier): string => {
    const names = {
      course: () => (title === null ? t('courseGone') : say(title)),
      unit: () => (title === null ? t('lostUnit') : say(title)),
      cohort: () => `${t('weekOf')} ${long(value)}`,
      device: () => device(value),
      network: () => network(value),
      region: () => region(value),
    }
    return t('groupNamed', { kind: t(`carrier_${kind}`), name: names[kind]() })
  }
}
