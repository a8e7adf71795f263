/** Seconds of `83`, `83.5`, `1:23` or `1:02:03`; null for what is none. */
export function momentOf(text: string): number | null {
  if (!/^\d{1,5}(?::[0-5]?\d){0,2}(?:\.\d{1,3})?$/.test(text)) return null
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
