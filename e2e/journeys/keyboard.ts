import { expect } from 'vitest'
import type { Screen } from './screen.ts'

/** Times that Tab is pressed at most: a page with more stops before its work is done is a fault of its own. */
const mostStops = 60

/**
 * Presses Tab until the focus is on what is called so. At every stop on the way it is checked that the focus can
 * be seen: it has an outline or a ring of its own, and lies on the screen, not behind a bar.
 */
export async function tabTo({ page }: Screen, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(readFocus)
    expect(focus.isSeen, `${page.url()}: the focus cannot be seen on "${focus.name}" (${focus.why})`).toBe(
      true,
    )
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return
  }
  throw new Error(`${page.url()}: Tab does not lead to ${String(name)}`)
}

/** Runs in the page: what has the focus, and whether a reader sees that. */
function readFocus(): { name: string; isSeen: boolean; why: string } {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return { name: '', isSeen: true, why: 'nowhere' }
  const labelled = 'labels' in at ? ((at.labels as NodeListOf<HTMLLabelElement> | null)?.[0] ?? null) : null
  const name =
    at.getAttribute('aria-label') ?? ((labelled ?? at).innerText.trim() || (at.getAttribute('name') ?? ''))
  // A field inside a box shows its focus on the box, a hidden one on what stands for it.
  const near = [at, labelled, at.nextElementSibling, at.parentElement, at.parentElement?.parentElement]
  const shown = near.filter((one): one is HTMLElement => one instanceof HTMLElement)
  const isMarked = shown.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  const boxes = shown.map((one) => one.getBoundingClientRect())
  const isOnScreen = boxes.some(
    ({ width, height, top, bottom, left, right }) =>
      width > 1 && height > 1 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  )
  return {
    name: name.replaceAll(/\s+/g, ' '),
    isSeen: isMarked && isOnScreen,
    why: isMarked ? 'off the screen' : 'no mark',
  }
}
