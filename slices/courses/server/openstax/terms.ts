import type { Context } from './context.ts'
import { takeFootnotes } from './inline.ts'
import { childNamed, childrenBut, childrenNamed, classesOf, descendants, textOf } from './tree.ts'
import type { El } from './xml.ts'

export interface KeyTerm {
  term: string
  /** HTML. */
  meaning: string | null
}

/** The glossary's terms with their meanings, then the terms of the text that it does not hold. */
export function keyTermsOf(document: El, content: El | null, context: Context): KeyTerm[] {
  const terms = new Map<string, KeyTerm>()
  for (const glossary of childrenNamed(document, 'glossary'))
    for (const definition of childrenNamed(glossary, 'definition')) {
      const named = childNamed(definition, 'term')
      const term = named === undefined ? '' : textOf(named)
      const meaning = context.blocks(childrenBut(definition, 'term')) + takeFootnotes(context)
      if (term !== '') terms.set(term.toLowerCase(), { term, meaning: meaning === '' ? null : meaning })
    }
  for (const el of content === null ? [] : descendants(content)) {
    if (el.name !== 'term' || el.isMath || classesOf(el).includes('no-emphasis')) continue
    const term = textOf(el)
    const known = [term.toLowerCase(), term.toLowerCase().replace(/e?s$/, '')].some((key) => terms.has(key))
    if (term !== '' && term.length <= 80 && !known) terms.set(term.toLowerCase(), { term, meaning: null })
  }
  return [...terms.values()]
}
