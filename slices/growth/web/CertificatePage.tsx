import { Empty, Failure, Loading } from '@banxue/ui/states'
import { problemOf } from '@banxue/ui/rpc'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { IconLink, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CourseId } from '#courses/contract'
import { growth } from './api.ts'
import { CertificateSheet } from './CertificateSheet.tsx'
import './certificate.css'
import { words } from './words.ts'

const route = getRouteApi('/school/certificates/$courseId')

/** How often to look for a certificate that is still being written, and how often at most. */
const lookEveryMs = 1_500
const looks = 8

/** The learner's own certificate of a course. It is written a moment after the last unit is done. */
export function CertificatePage() {
  const t = useWords(words)
  const courseId = route.useParams().courseId as CourseId
  usePageTitle(t('certificate'))
  const { data, error, failureCount, refetch } = useQuery(
    growth.certificate.queryOptions({
      input: { courseId },
      retry: (failures, cause) => failures < looks && problemOf(cause).code === 'NOT_FOUND',
      retryDelay: lookEveryMs,
    }),
  )
  if (data !== undefined)
    return (
      <div className="certificate">
        <CertificateSheet certificate={data} />
        <Acts code={data.code} />
      </div>
    )
  if (error === null)
    return (
      <>
        <Loading lines={6} label={t('writing')} />
        {failureCount > 0 && <p role="status">{t('writing')}</p>}
      </>
    )
  if (problemOf(error).code !== 'NOT_FOUND') return <Failure error={error} retry={() => void refetch()} />
  return (
    <>
      <h1 className="page-title">{t('certificate')}</h1>
      <Empty
        title={t('notYet')}
        action={
          <Link to="/learn" className="button">
            {t('toLearn')}
          </Link>
        }
      >
        <p>{t('notYetWhy')}</p>
      </Empty>
    </>
  )
}

function Acts({ code }: { code: string }) {
  const t = useWords(words)
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(`${location.origin}/verify/${code}`).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className="certificate-acts">
      <button type="button" className="button" onClick={() => print()}>
        <IconPrinter size={20} stroke={1.75} aria-hidden /> {t('print')}
      </button>
      {'clipboard' in navigator && (
        <button type="button" className="button button-quiet" onClick={copy}>
          <IconLink size={20} stroke={1.75} aria-hidden /> {isCopied ? t('copied') : t('copyLink')}
        </button>
      )}
      <Link to="/verify/$code" params={{ code }}>
        {t('asOthersSee')}
      </Link>
      <Link to="/certificates">{t('allCertificates')}</Link>
      <span role="status" className="unseen">
        {isCopied ? t('copied') : ''}
      </span>
    </div>
  )
}
