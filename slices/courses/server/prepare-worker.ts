import { parentPort, workerData } from 'node:worker_threads'
import { ImportRefused } from './draft.ts'
import { prepareSource } from './prepare-source.ts'
import type { WorkerMessage, WorkerTask } from './run-worker.ts'

/** Entry of the thread that reads a source; says how far it is, then how it ended. */
const { path, folder } = workerData as WorkerTask
const say = (message: WorkerMessage) => parentPort?.postMessage(message)

try {
  await prepareSource(path, folder, (share) => say({ kind: 'progress', share }))
  say({ kind: 'done' })
} catch (error) {
  if (error instanceof ImportRefused)
    say({ kind: 'refused', code: error.code, place: error.place, detail: error.detail })
  else throw error
}
