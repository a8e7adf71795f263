import type { Token, Tokens } from 'marked'
import { ImportRefused, type StepDraft } from '../draft.ts'
import type { Block, Section } from './sections.ts'

/** What a video step names: the address as it is written, and the name for people. */
export interface VideoText {
  address: string
  name: string
}

/** The one picture of a paragraph that holds nothing else: in a video step it names the video. */
export function videoOf({ token }: Block): VideoText | null {
  if (token.type !== 'paragraph') return null
  const inside = ((token as Tokens.Paragraph).tokens ?? []).filter(
    (each: Token) => each.type !== 'text' || each.raw.trim() !== '',
  )
  const [only] = inside
  if (inside.length !== 1 || only?.type !== 'image') return null
  const { href, text } = only as Tokens.Image
  return { address: href, name: text }
}

/**
 * Ties each question with a moment to the video before it.
 *
 * @throws ImportRefused `md_moment_without_video`
 */
export function tieMoments(steps: readonly StepDraft[], sections: readonly Section[]): void {
  let videoKey: string | null = null
  for (const [index, step] of steps.entries()) {
    const section = sections[index]
    if (step.content.kind === 'video') videoKey = step.key
    if (section === undefined || section.atS === null) continue
    if (videoKey === null || step.content.kind === 'video' || step.content.kind === 'reading')
      throw new ImportRefused('md_moment_without_video', section.place, { step: step.key })
    step.moment = { videoKey, atS: section.atS }
  }
}
