import { Empty, Failure, Loading } from '@banxue/ui/states'
import { problemOf } from '@banxue/ui/rpc'
import { useSession } from '@banxue/ui/session'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useWords } from '@banxue/ui/words'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { growth } from './api.ts'
import { CertificateSheet } from './CertificateSheet.tsx'
import './certificate.css'
import { groupsOf } from './code.ts'
import { words } from './words.ts'

const route = getRouteApi('/school/verify/$code')

/** Anyone who has the code sees whether the certificate is this school's, and what it says. */
export function VerifyPage() {
  const t = useWords(words)
  const { date } = useFormats()
  const { school } = useSession()
  const { code } = route.useParams()
  usePageTitle(t('verify'))
  const { data, error, refetch } = useQuery(growth.verify.queryOptions({ input: { code } }))
  if (data !== undefined)
    return (
      <div className="certificate">
        <p className="verified" role="status">
          <IconRosetteDiscountCheck size={26} stroke={1.75} aria-hidden />
          <span>
            {t('verified', { school: school.name, date: date(data.issuedAt) })}
            {data.simulated && ` ${t('verifiedSimulated')}`}
          </span>
        </p>
        <CertificateSheet certificate={data} />
      </div>
    )
  if (error === null) return <Loading lines={6} />
  if (problemOf(error).code !== 'NOT_FOUND') return <Failure error={error} retry={() => void refetch()} />
  return (
    <>
      <h1 className="page-title">{t('verify')}</h1>
      <Empty title={t('unknownCode')}>
        <p>{t('unknownCodeWhy', { code: groupsOf(code), school: school.name })}</p>
      </Empty>
    </>
  )
}
