import type { UploadState } from '@banxue/platform/media/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { media } from './api.ts'
import { sendParts } from './send-parts.ts'

/** A file on its way. */
export interface OnTheWay {
  file: File
  sentBytes: number
  state: 'sending' | 'waiting' | 'paused' | 'refused'
  error: unknown
  /** Null until the school has taken the upload. */
  upload: UploadState | null
}

/** One upload at a time: how much has gone, and ways to pause, go on and discard. Leaving the page pauses it. */
export function useSending() {
  const queries = useQueryClient()
  const [way, setWay] = useState<OnTheWay | null>(null)
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), [])
  const change = useCallback(
    (part: Partial<OnTheWay>) => setWay((before) => (before === null ? null : { ...before, ...part })),
    [],
  )
  const look = useCallback(() => queries.invalidateQueries({ queryKey: media.key() }), [queries])
  const send = useCallback(
    async (file: File) => {
      ending.current?.abort()
      const own = new AbortController()
      ending.current = own
      setWay({ file, sentBytes: 0, state: 'sending', error: null, upload: null })
      try {
        const { name, size: sizeBytes, lastModified: modifiedMs } = file
        const upload = await media.beginUpload.call({ name: name.slice(-200), sizeBytes, modifiedMs })
        change({ upload })
        await sendParts({
          file,
          upload,
          onSent: (sentBytes) => change({ sentBytes }),
          onWaiting: (isWaiting) => change({ state: isWaiting ? 'waiting' : 'sending' }),
          signal: own.signal,
        })
        setWay(null)
      } catch (error) {
        change(own.signal.aborted ? { state: 'paused' } : { state: 'refused', error })
      }
      await look()
    },
    [change, look],
  )
  const discard = useCallback(async () => {
    ending.current?.abort()
    const id = way?.upload?.id
    setWay(null)
    if (id !== undefined) await media.abortUpload.call({ id }).catch(() => undefined)
    await look()
  }, [way, look])
  return { way, send, discard, pause: () => ending.current?.abort() }
}
