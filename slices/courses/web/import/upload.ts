import { callHeaders } from '@banxue/ui/rpc'

/** A file was not taken; the code has words of its own. */
export class UploadRefused extends Error {
  readonly code: string
  readonly detail: Record<string, string>
  constructor(code: string, detail: Record<string, string> = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

export type ImportMode = 'version' | 'correction'

/**
 * Sends a file and answers the id of its import. `XMLHttpRequest`, because `fetch` does not tell how much has
 * been sent.
 *
 * @param onSent told the bytes sent so far
 * @throws UploadRefused; an AbortError where the signal ended it
 */
export function sendFile(
  file: File,
  mode: ImportMode,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/imports?${new URLSearchParams({ name: file.name, as: mode })}`)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => onSent(event.loaded))
    request.addEventListener('load', () => {
      const answer = request.response as {
        id?: string
        code?: string
        detail?: Record<string, string>
      } | null
      if (answer?.id !== undefined) resolve(answer.id)
      else reject(new UploadRefused(answer?.code ?? 'unknown', answer?.detail))
    })
    request.addEventListener('error', () => reject(new UploadRefused('OFFLINE')))
    request.addEventListener('abort', () =>
      reject(new DOMException('ended by the one who sent it', 'AbortError')),
    )
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
