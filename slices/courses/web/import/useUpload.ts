import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type ImportMode, sendFile } from './upload.ts'

/** One upload at a time: how much has gone, and a way to stop. Leaving the page stops it too. */
export function useUpload(onSent: (importId: string) => void) {
  const [sentBytes, setSentBytes] = useState(0)
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), [])
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ file, mode }: { file: File; mode: ImportMode }) => {
      ending.current = new AbortController()
      setSentBytes(0)
      return sendFile(file, mode, setSentBytes, ending.current.signal)
    },
    retry: false,
    onSuccess: onSent,
  })
  const isStopped = error instanceof DOMException && error.name === 'AbortError'
  return {
    send: mutate,
    isSending: isPending,
    sentBytes,
    error: isStopped ? null : error,
    stop: () => ending.current?.abort(),
    reset,
  }
}
