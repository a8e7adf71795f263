import { Text } from '@banxue/ui/Html'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useWords } from '@banxue/ui/words'
import { IconCertificate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { growth } from './api.ts'
import './certificate.css'
import { words } from './words.ts'

/** All certificates of the learner, the newest first. */
export function CertificatesPage() {
  const t = useWords(words)
  const { date } = useFormats()
  usePageTitle(t('certificates'))
  const { data, error, refetch } = useQuery(growth.listCertificates.queryOptions())
  return (
    <>
      <h1 className="page-title">{t('certificates')}</h1>
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <Empty
          title={t('none')}
          action={
            <Link to="/learn" className="button">
              {t('toLearn')}
            </Link>
          }
        >
          <p>{t('noneWhy')}</p>
        </Empty>
      ) : (
        <ul className="certificate-list">
          {data.map((one) => (
            <li key={one.code}>
              <Link
                to="/certificates/$courseId"
                params={{ courseId: one.courseId }}
                className="certificate-row"
              >
                <IconCertificate size={24} stroke={1.75} aria-hidden />
                <Text className="certificate-row-title" text={one.courseTitle} />
                <span className="certificate-row-date figures">{date(one.issuedAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
