import { Worker } from 'node:worker_threads'
import { ImportRefused } from './draft.ts'

export interface WorkerTask {
  /** Path of the ZIP or folder. */
  path: string
  /** Folder for what is prepared. */
  folder: string
}
export type WorkerMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done' }
  | { kind: 'refused'; code: string; place: string; detail: Record<string, string> }

/** Megabytes of memory that reading a source may take; the school goes on where one takes more. */
const memoryMb = 1024

/**
 * Reads a source in a thread of its own, so that requests are answered meanwhile.
 *
 * @throws ImportRefused those of `prepareSource`, `source_too_heavy` where memory runs out; the signal's reason
 */
export function prepareInWorker(
  task: WorkerTask,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const stop = () => void worker.terminate()
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', stop)
      end()
    }
    signal.addEventListener('abort', stop, { once: true })
    let ended: Exclude<WorkerMessage, { kind: 'progress' }> | undefined
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.share)
      else ended = message
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportRefused('source_too_heavy', '') : error),
      ),
    )
    worker.on('exit', () =>
      settle(() => {
        if (signal.aborted) reject(signal.reason as Error)
        else if (ended?.kind === 'done') resolve()
        else if (ended === undefined) reject(new Error('the import thread ended without a word'))
        else reject(new ImportRefused(ended.code, ended.place, ended.detail))
      }),
    )
  })
}
