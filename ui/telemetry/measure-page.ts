import { cumulativeShift, interactionToPaint, type Shift } from './vitals.ts'

/** Figures of one page life; null where the browser cannot tell. */
export interface PageFigures {
  ttfbMs: number | null
  lcpMs: number | null
  cls: number | null
  inpMs: number | null
}

interface ShiftEntry extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}
interface InteractionEntry extends PerformanceEntry {
  interactionId: number
}

/**
 * Watches this page life and answers its figures when it is first hidden (or left), once.
 * A page that was opened in the background measures waiting, not itself, and is left out.
 */
export function measurePage(report: (figures: PageFigures) => void): void {
  if (document.visibilityState === 'hidden' || typeof PerformanceObserver === 'undefined') return
  const shifts: Shift[] = []
  const interactions = new Map<number, number>()
  let lcpMs: number | null = null
  const observers = [
    observe('largest-contentful-paint', (entry) => {
      lcpMs = Math.round(entry.startTime)
    }),
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput, startTime } = entry as ShiftEntry
      if (!hadRecentInput) shifts.push({ value, atMs: startTime })
    }),
    observe('event', (entry) => {
      const { interactionId, duration } = entry as InteractionEntry
      if (interactionId > 0)
        interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0))
    }),
  ]
  const seesShifts = PerformanceObserver.supportedEntryTypes.includes('layout-shift')

  function finish(): void {
    if (document.visibilityState !== 'hidden') return
    removeEventListener('visibilitychange', finish)
    for (const flush of observers) flush()
    report({
      ttfbMs: firstByteMs(),
      lcpMs,
      cls: seesShifts ? Math.round(cumulativeShift(shifts) * 10_000) / 10_000 : null,
      inpMs: interactionToPaint([...interactions.values()], interactionCount() ?? interactions.size),
    })
  }
  addEventListener('visibilitychange', finish)
}

/** Interactions of the page life so far, where the browser counts them. */
const interactionCount = () => (performance as Performance & { interactionCount?: number }).interactionCount

/** Hears entries of a type, those of before too; answers how to take in the last ones and stop. */
function observe(type: string, hear: (entry: PerformanceEntry) => void): () => void {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return () => {}
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(hear))
  const options: PerformanceObserverInit & { durationThreshold: number } = {
    type,
    buffered: true,
    durationThreshold: 16,
  }
  observer.observe(options)
  return () => {
    observer.takeRecords().forEach(hear)
    observer.disconnect()
  }
}

function firstByteMs(): number | null {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation === undefined ? null : Math.max(0, Math.round(navigation.responseStart))
}
