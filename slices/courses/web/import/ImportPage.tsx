import './import.css'
import { ProgressBar } from '@banxue/ui/ProgressBar'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useWords } from '@banxue/ui/words'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DropArea } from './DropArea.tsx'
import { EarlierImports } from './EarlierImports.tsx'
import { ModeChoice } from './ModeChoice.tsx'
import { sizeText } from './size.ts'
import { type ImportMode, UploadRefused } from './upload.ts'
import { useUpload } from './useUpload.ts'
import { useCodeWords } from './wording.ts'
import { words } from './words.ts'

/** Takes a course's file, sends it with its progress in view, and lists what came before. */
export function ImportPage() {
  const t = useWords(words)
  usePageTitle(t('title'))
  return (
    <div className="import">
      <h1 className="page-title">{t('title')}</h1>
      <p className="import-lead">{t('lead')}</p>
      <Sender />
      <EarlierImports />
    </div>
  )
}

function Sender() {
  const t = useWords(words)
  const say = useCodeWords()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [isOther, setOther] = useState(false)
  const [mode, setMode] = useState<ImportMode>('version')
  const upload = useUpload(
    (importId) => void navigate({ to: '/console/courses/import/$importId', params: { importId } }),
  )
  if (upload.isSending && file) return <Sending file={file} sentBytes={upload.sentBytes} stop={upload.stop} />
  const refused =
    upload.error instanceof UploadRefused ? say.failure(upload.error.code, upload.error.detail) : null
  return (
    <section className="import-sender">
      <DropArea
        problem={isOther ? t('notZip') : refused}
        isChosen={file !== null}
        onFile={(chosen) => {
          upload.reset()
          setOther(!/\.zip$/i.test(chosen.name))
          setFile(/\.zip$/i.test(chosen.name) ? chosen : null)
        }}
      />
      <ModeChoice mode={mode} onMode={setMode} />
      {file && (
        <button type="button" className="button import-start" onClick={() => upload.send({ file, mode })}>
          {t('start', { name: file.name })}
        </button>
      )}
    </section>
  )
}

function Sending({ file, sentBytes, stop }: { file: File; sentBytes: number; stop: () => void }) {
  const t = useWords(words)
  const { number } = useFormats()
  const label = t('sending', { name: file.name })
  return (
    <section className="import-sender" aria-busy="true">
      <p className="import-doing">{label}</p>
      <ProgressBar share={file.size === 0 ? 0 : sentBytes / file.size} label={label} />
      <p className="quiet figures">
        {t('sentOf', { sent: sizeText(sentBytes, number), total: sizeText(file.size, number) })}
      </p>
      <button type="button" className="button button-quiet" onClick={stop}>
        {t('stop')}
      </button>
    </section>
  )
}
