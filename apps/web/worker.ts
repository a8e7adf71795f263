/** The service worker as a page sees it: it is registered once the page is done, and a new version is told of. */

/** Where a new version waits for the learner's word; null while there is none. */
let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

/** How often a page that stays open asks for a new version, milliseconds. */
const askEveryMs = 60 * 60_000

/** Registers the worker for whoever learns here; a stranger's first page has better things to fetch. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  whenQuiet(() => void navigator.serviceWorker.register('/sw.js').then(watch, () => undefined))
}

/**
 * Runs something once the page has everything that it shows, and nothing else to do.
 *
 * @returns how to call it off
 */
export function whenQuiet(run: () => void): () => void {
  const off = new AbortController()
  const soon = () => {
    if (off.signal.aborted) return
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 10_000 })
    else run()
  }
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true, signal: off.signal })
  return () => off.abort()
}

/** @param registration nothing where a browser was told to let no worker in */
function watch(registration: ServiceWorkerRegistration | undefined): void {
  if (registration === undefined) return
  if (registration.waiting !== null) settle(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller !== null) settle(coming)
    })
  })
  const ask = () => {
    if (navigator.onLine) void registration.update().catch(() => undefined)
  }
  setInterval(ask, askEveryMs)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask()
  })
}

/**
 * A new worker waits. Where this page is of its version already, because it came from the school a moment ago, it
 * takes over by itself; else the learner is told.
 */
function settle(worker: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }) => {
    port1.close()
    if (data === 'same') return
    waiting = worker
    for (const listener of listeners) listener()
  })
  port1.start()
  worker.postMessage({ kind: 'settle', entry: new URL(import.meta.url).pathname }, [port2])
}

export const onUpdate = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether a new version of the school waits. */
export const isUpdateReady = (): boolean => waiting !== null

/** Lets the new version in and loads the page with it; what was written is kept on the device before. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage({ kind: 'activate' })
}
