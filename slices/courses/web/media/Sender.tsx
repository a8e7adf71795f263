import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useFormats, useWords } from '@banxue/ui/words'
import { type DragEvent, useState } from 'react'
import { sizeText } from '../import/size.ts'
import { useCodedWords } from './coded-words.ts'
import { FilePick } from './FilePick.tsx'
import { PartRefused } from './send-parts.ts'
import { type OnTheWay, useSending } from './useSending.ts'
import { words } from './words.ts'

/** What files may be; the server looks at what they are. */
const accept = 'video/*,audio/*,.mkv,.m4v,.ts'

/** A place to drop a video on, and then how far it has come. */
export function Sender() {
  const t = useWords(words)
  const [isOver, setOver] = useState(false)
  const { way, send, pause, discard } = useSending()
  const take = (file: File | undefined) => {
    if (file) void send(file)
  }
  if (way !== null)
    return <Way way={way} pause={pause} goOn={() => void send(way.file)} discard={() => void discard()} />
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <section className="import-sender">
      <div
        className="import-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{isOver ? t('dropNow') : t('drop')}</p>
        <FilePick label={t('choose')} accept={accept} onFile={take} />
      </div>
    </section>
  )
}

interface WayProps {
  way: OnTheWay
  pause: () => void
  goOn: () => void
  discard: () => void
}

function Way({ way, pause, goOn, discard }: WayProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const { file, sentBytes, state } = way
  const label = t('uploading', { name: file.name })
  const isMoving = state === 'sending' || state === 'waiting'
  return (
    <section className="import-sender" aria-busy={isMoving}>
      <p className="import-doing">{label}</p>
      <ProgressBar share={file.size === 0 ? 0 : sentBytes / file.size} label={label} />
      <p className="quiet figures">
        {t('sentOf', { sent: sizeText(sentBytes, number), total: sizeText(file.size, number) })}
      </p>
      <p role="status" className="media-note">
        {state === 'waiting' && t('waitingForLine')}
        {state === 'paused' && t('paused')}
      </p>
      {state === 'refused' && <Refusal error={way.error} />}
      <div className="media-acts">
        <button type="button" className="button" onClick={isMoving ? pause : goOn}>
          {isMoving ? t('pause') : t('goOn')}
        </button>
        <button type="button" className="button button-quiet" onClick={discard}>
          {t('discard')}
        </button>
      </div>
    </section>
  )
}

/** Why an upload was not taken. */
function Refusal({ error }: { error: unknown }) {
  const say = useCodedWords()
  const { number } = useFormats()
  const { code = 'unknown', data } = error as {
    code?: string
    data?: { neededBytes?: number; freeBytes?: number }
  }
  const values = {
    code,
    needed: sizeText(data?.neededBytes ?? 0, number),
    free: sizeText(data?.freeBytes ?? 0, number),
  }
  return (
    <p role="alert" className="import-problem">
      {say('refused', error instanceof PartRefused ? error.code : code, values)}
    </p>
  )
}
