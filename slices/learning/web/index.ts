/**
 * Door `#learning/web`: the player, today's page, my courses, and the parts of a course page.
 *
 * - `TodayPage` stands at "/" for members; load `learningWords` beside it.
 * - `CourseActionPart` and `CourseUnitPart` take `course`, the course page's own answer, and fit the two places
 *   that `courseView` leaves for them: `actions` and `unit`. They are fetched apart: `await CourseActionPart.preload()`
 *   and `CourseUnitPart.preload()`, with `learningWords.load()`, in the course page's loader, so that they never suspend it.
 */
import { root, school, type ShellContext } from '@banxue/ui/shell'
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { learning } from './api.ts'
import { offlineWords } from './offline/words.ts'
import { noteWords } from './notes/words.ts'
import { receiptWords } from './receipt/words.ts'
import { words } from './words.ts'

export const learningRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'learn',
    loader: ({ context }) =>
      Promise.all([
        words.load(),
        offlineWords.load(),
        receiptWords.load(),
        context.queryClient.prefetchQuery(learning.listEnrolments.queryOptions()),
      ]),
    component: lazyRouteComponent(() => import('./today/LearnPage.tsx'), 'LearnPage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'learn/receipt',
    loader: () => receiptWords.load(),
    component: lazyRouteComponent(() => import('./receipt/ReceiptPage.tsx'), 'ReceiptPage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'learn/saved',
    loader: () => Promise.all([words.load(), offlineWords.load()]),
    component: lazyRouteComponent(() => import('./offline/SavedPage.tsx'), 'SavedPage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'learn/notes',
    validateSearch: ({ q, course }): { q?: string; course?: string } => ({
      ...(typeof q === 'string' && q !== '' ? { q } : {}),
      ...(typeof course === 'string' ? { course } : {}),
    }),
    loader: () => Promise.all([words.load(), noteWords.load()]),
    component: lazyRouteComponent(() => import('./notes/NotesPage.tsx'), 'NotesPage'),
  }),
] as const

/** Pages without the frame: nothing calls a learner off. */
export const playerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: 'learn/$courseId/$unitId',
    // Somebody signed up to go on with the course: it is joined on arrival, without another question.
    // A note leads to its step, and to its second in a video.
    validateSearch: ({ join, step, at }): { join?: true; step?: string; at?: number } => ({
      ...(join === true ? { join } : {}),
      ...(typeof step === 'string' ? { step } : {}),
      ...(typeof at === 'number' ? { at } : {}),
    }),
    loader: ({ context }) =>
      Promise.all([words.load(), noteWords.load(), receiptWords.load(), deviceAtHand(context)]),
    component: lazyRouteComponent(() => import('./player/PlayerPage.tsx'), 'PlayerPage'),
  }),
] as const

/** What the player must know of this device; fetched and looked up with its code, also where that is fetched ahead. */
async function deviceAtHand({ session, queryClient }: ShellContext): Promise<void> {
  const { person } = session()
  if (person === null) return
  const { atHand } = await import('./offline/at-hand.ts')
  await atHand(person, queryClient)
}

export const TodayPage = lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage')
export const CourseActionPart = lazyRouteComponent(
  () => import('./course/CourseActionPart.tsx'),
  'CourseActionPart',
)
export const CourseUnitPart = lazyRouteComponent(
  () => import('./course/CourseUnitPart.tsx'),
  'CourseUnitPart',
)
/** Sends what waits on this device, whatever page is opened; to be called when a page is done. */
export const deliverWork = (
  person: { id: string; kind: 'guest' | 'member' },
  queries: QueryClient,
): Promise<void> => import('./work/open-outbox.ts').then(({ openOutbox }) => void openOutbox(person, queries))
/** Everybody whose work waits on this device; from then on it leaves with whoever is forgotten here. */
export const peopleAtWork = async (): Promise<string[]> => {
  const [{ workers }] = await Promise.all([import('./work/idb-work.ts'), import('./work/open-outbox.ts')])
  return workers().catch(() => [])
}
/** Keeps what pages show up with the learner's other devices; to be called when a page is done. */
export const hearNews = (queries: QueryClient, signal: AbortSignal): Promise<void> =>
  import('./news/hear-news.ts').then((news) => news.hearNews(queries, signal))
/** Renews what a person saved on this device; to be called when a page is done and there is a network. */
export const keepSavedFresh = (person: { id: string; kind: 'guest' | 'member' }): Promise<void> =>
  import('./offline/keep-fresh.ts').then(({ keepFresh }) => keepFresh(person))
export { words as learningWords }
