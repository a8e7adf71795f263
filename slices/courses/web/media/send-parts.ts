import type { UploadState } from '@banxue/platform/media/contract'
import { callHeaders } from '@banxue/ui/rpc'
import { media } from './api.ts'

/** A part was not taken, and sending it again would not help; the code has words of its own. */
export class PartRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export interface Sending {
  file: File
  upload: UploadState
  /** Told the bytes that are sent so far. */
  onSent: (bytes: number) => void
  /** Told whether it waits for the line. */
  onWaiting: (isWaiting: boolean) => void
  signal: AbortSignal
}

/** Milliseconds before a part is sent again, from the first time to the longest. */
const pauseMs = { first: 1_000, longest: 30_000 }

/**
 * Sends the parts that are missing, one after the other, then has them joined. A line that breaks is waited for.
 *
 * @throws PartRefused; an AbortError where the signal ended it
 */
export async function sendParts({ file, upload, onSent, onWaiting, signal }: Sending): Promise<UploadState> {
  const { id, partBytes, sizeBytes } = upload
  const there = new Set(upload.received)
  let sentBytes = upload.received.reduce((sum, number) => sum + sizeOf(number, partBytes, sizeBytes), 0)
  onSent(sentBytes)
  for (let number = 0; number * partBytes < sizeBytes; number += 1) {
    if (there.has(number)) continue
    const part = file.slice(number * partBytes, (number + 1) * partBytes)
    await patiently(
      () => sendPart(id, number, part, (bytes) => onSent(sentBytes + bytes), signal),
      onWaiting,
      signal,
    )
    sentBytes += part.size
    onSent(sentBytes)
  }
  return media.finishUpload.call({ id })
}

const sizeOf = (number: number, partBytes: number, sizeBytes: number): number =>
  Math.min(partBytes, sizeBytes - number * partBytes)

async function patiently(
  send: () => Promise<void>,
  onWaiting: (isWaiting: boolean) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let delayMs = pauseMs.first; ; delayMs = Math.min(pauseMs.longest, delayMs * 2)) {
    signal.throwIfAborted()
    try {
      await send()
      onWaiting(false)
      return
    } catch (error) {
      if (error instanceof PartRefused || signal.aborted) throw error
      onWaiting(true)
      await pause(delayMs, signal)
    }
  }
}

/** Waits, and not longer than until the line is back. */
function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, delayMs)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

/** `XMLHttpRequest`, because `fetch` does not tell how much has been sent. */
function sendPart(
  id: string,
  number: number,
  part: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/media/uploads/${id}/parts/${number}`)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => onSent(event.loaded))
    request.addEventListener('load', () => {
      if (request.status === 204) return resolve()
      const code = (request.response as { code?: string } | null)?.code ?? String(request.status)
      // A part that broke on the way, and a server that is just starting, are tried again.
      reject(code === 'part_broken' || request.status >= 502 ? new Error(code) : new PartRefused(code))
    })
    request.addEventListener('error', () => reject(new Error('the line broke')))
    request.addEventListener('abort', () =>
      reject(new DOMException('ended by the one who sent it', 'AbortError')),
    )
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(part)
  })
}
