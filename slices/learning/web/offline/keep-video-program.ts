/**
 * Asks the school's worker to keep what plays videos. Where there is none nothing plays offline, and nothing is kept.
 *
 * @throws QuotaExceededError where the device is full; TypeError where the school was not reached
 */
export async function keepVideoProgram(): Promise<void> {
  const worker = (await navigator.serviceWorker.getRegistration())?.active
  if (worker == null) return
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<unknown>((done) => {
    port1.addEventListener('message', ({ data }) => done(data), { once: true })
    port1.start()
  })
  worker.postMessage({ kind: 'keep-video-program' }, [port2])
  const fared = await answer
  port1.close()
  if (fared === 'QuotaExceededError') throw new DOMException('The device is full.', 'QuotaExceededError')
  if (fared !== 'done') throw new TypeError('What plays videos was not kept.')
}
