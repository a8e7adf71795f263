import { Text } from '@banxue/ui/Html'
import { useSession } from '@banxue/ui/session'
import { useFormats, useWords } from '@banxue/ui/words'
import type { Certificate } from '#growth/contract'
import { groupsOf } from './code.ts'
import { words } from './words.ts'

/** The certificate itself, on the screen and on paper: who, what, when, how much, and how to check it. */
export function CertificateSheet({ certificate }: { certificate: Certificate }) {
  const t = useWords(words)
  const { date } = useFormats()
  const { school } = useSession()
  const address = `${location.host}/verify/${certificate.code}`
  return (
    <article className="sheet" aria-label={t('certificate')}>
      {certificate.simulated && <p className="sheet-simulated">{t('simulated')}</p>}
      <div className="sheet-frame">
        <Lamp />
        <p className="sheet-school">{school.name}</p>
        <h1 className="sheet-kind">{t('certificateOfCompletion')}</h1>
        <p className="sheet-says">{t('awardedTo')}</p>
        <p className="sheet-name">{certificate.holderName}</p>
        <p className="sheet-says">{t('forFinishing')}</p>
        <Text as="p" className="sheet-course" text={certificate.courseTitle} />
        <Facts certificate={certificate} />
        {certificate.includesSelfMarked && <p className="sheet-note">{t('selfMarked')}</p>}
        <dl className="sheet-foot">
          <div>
            <dt>{t('issuedOn')}</dt>
            <dd>{date(certificate.issuedAt)}</dd>
          </div>
          <div>
            <dt>{t('checkAt')}</dt>
            <dd className="sheet-address">{address}</dd>
          </div>
          <div>
            <dt>{t('code')}</dt>
            <dd className="sheet-code">{groupsOf(certificate.code)}</dd>
          </div>
        </dl>
      </div>
    </article>
  )
}

function Facts({ certificate }: { certificate: Certificate }) {
  const t = useWords(words)
  const { duration } = useFormats()
  const { unitCount, learningS } = certificate
  return (
    <p className="sheet-facts">
      {t('units', { count: unitCount })}
      {learningS !== null && learningS > 0 && ` · ${t('learningTime', { duration: duration(learningS) })}`}
    </p>
  )
}

/** The school's sign: a page under a lamp. */
function Lamp() {
  return (
    <svg className="sheet-lamp" viewBox="0 0 64 64" aria-hidden="true">
      <circle className="sheet-lamp-glow" cx="32" cy="32" r="30" />
      <path d="M20 26a12 12 0 0 1 24 0z" />
      <path d="M32 8v6M32 26v18M22 52h20M26 44h12v8H26z" />
    </svg>
  )
}
