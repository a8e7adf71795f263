/**
 * The service worker: opens the school without a network, and plays what a learner saved.
 * It keeps the school's own files and nothing of a person: procedures, pages with data and the API always go to the
 * school.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'
import { isPage } from './is-page.ts'
import { openPage } from './open-page.ts'
import { fromSaved } from './saved-files.ts'
import {
  forgetOldVideoProgram,
  fromVideoProgram,
  isVideoProgram,
  keepVideoProgram,
  keepVideoProgramAgain,
} from './video-program.ts'

declare const self: ServiceWorkerGlobalScope

/** Files of the build that the learner's pages need, as the build wrote them here. */
declare const builtFiles: { url: string; revision: string | null }[]

const files = builtFiles

precacheAndRoute(files, { cleanURLs: false, directoryIndex: '' })
cleanupOutdatedCaches()

registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && isPage(url.pathname),
  ({ event, request }) =>
    openPage({
      request,
      preloaded: (event as FetchEvent).preloadResponse as Promise<Response | undefined>,
      shell: () => matchPrecache('/shell'),
    }),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/(files|media)\//.test(url.pathname),
  ({ request }) => fromSaved(request),
)

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isVideoProgram(url.pathname),
  ({ request }) => fromVideoProgram(request),
)

self.addEventListener('install', (event) => event.waitUntil(keepVideoProgramAgain()))
self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      self.registration.navigationPreload?.enable(),
      self.clients.claim(),
      forgetOldVideoProgram(),
    ]),
  )
})

/** What a page says to a worker. */
type Word =
  /** A video is being saved here. */
  | { kind: 'keep-video-program' }
  /** The learner wants the new version. */
  | { kind: 'activate' }
  /** A page asks whether it is of this version; if so, and no other is open, nothing is lost by taking over. */
  | { kind: 'settle'; entry: string }

self.addEventListener('message', (event) => {
  const word = event.data as Word
  if (word.kind === 'activate') void self.skipWaiting()
  if (word.kind === 'keep-video-program') event.waitUntil(answered(keepVideoProgram(), event.ports[0]))
  if (word.kind === 'settle') event.waitUntil(settle(word.entry, event.ports[0]))
})

async function answered(work: Promise<void>, port: MessagePort | undefined): Promise<void> {
  port?.postMessage(
    await work.then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.name : 'failed'),
    ),
  )
}

async function settle(entry: string, port: MessagePort | undefined): Promise<void> {
  const isSame = files.some((file) => file.url === entry)
  port?.postMessage(isSame ? 'same' : 'newer')
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (isSame && pages.length <= 1) await self.skipWaiting()
}
