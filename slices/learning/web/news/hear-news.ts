import type { QueryClient } from '@tanstack/react-query'
import { learning } from '../api.ts'
import { Listener } from './listener.ts'

/** What another device changes of what pages show. */
const changed = [
  learning.openUnit.key(),
  learning.courseProgress.key(),
  learning.listEnrolments.key(),
  learning.listNotes.key(),
]

/** Reads anew what the page shows whenever the learner did something on another device; until it is called off. */
export function hearNews(queries: QueryClient, signal: AbortSignal): void {
  if (signal.aborted) return
  const listener = new Listener({
    open: openStream,
    readAnew: () => changed.forEach((queryKey) => void queries.invalidateQueries({ queryKey })),
    nowMs: () => performance.now(),
    random: Math.random,
    schedule(run, ms) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  const look = () => (document.visibilityState === 'visible' ? listener.show() : listener.hide())
  look()
  document.addEventListener('visibilitychange', look, { signal })
  addEventListener('pagehide', () => listener.hide(), { signal })
  addEventListener('pageshow', look, { signal })
  for (const name of ['keydown', 'input'])
    addEventListener(name, () => listener.type(), { signal, capture: true, passive: true })
  signal.addEventListener('abort', () => listener.hide(), { once: true })
}

/** The school's stream. The browser's own way to open it again knows no back-off, and gives up on a refusal. */
function openStream(on: { open: () => void; news: () => void; broken: () => void }): () => void {
  const source = new EventSource('/api/news')
  source.addEventListener('open', on.open)
  source.addEventListener('message', on.news)
  source.addEventListener('error', on.broken)
  return () => source.close()
}
