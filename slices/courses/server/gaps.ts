import type { StepContent } from '#courses/contract'

/** What is wrong with the gaps of a text: one that does not stand exactly once in each language; null if nothing is. */
export function faultOfGaps(content: StepContent): string | null {
  if (content.kind !== 'cloze') return null
  for (const [language, html] of Object.entries(content.text)) {
    const found = Array.from((html ?? '').matchAll(/<span[^>]*\sdata-gap="([^"]*)"/g), ([, id]) => id ?? '')
    const odd = content.gaps.find(({ id }) => found.filter((one) => one === id).length !== 1)
    if (odd !== undefined) return `the gap ${odd.id} must stand once in the ${language} text`
    if (found.length > content.gaps.length) return `the ${language} text has more gaps than answers`
  }
  return null
}
