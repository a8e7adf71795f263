import { z } from 'zod'
import type { SourceArchive } from '../draft.ts'

const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().catch(''),
)

const answer = z.object({
  text,
  correct: z.boolean().optional().catch(undefined),
  tipsAndFeedback: z
    .object({ tip: text, chosenFeedback: text, notChosenFeedback: text })
    .partial()
    .nullish()
    .catch(null),
})
export type H5pAnswer = z.infer<typeof answer>

const media = z
  .object({
    type: z.object({
      library: z.string().nullish(),
      params: z.object({
        alt: text.optional(),
        title: text.optional(),
        file: z.object({ path: z.string() }).nullish(),
        sources: z.array(z.object({ path: z.string() })).nullish(),
      }),
    }),
  })
  .nullish()
  .catch(null)

/** The parts of `content.json` that the known types use; all else is left aside. */
const content = z.object({
  media,
  question: text.optional(),
  taskDescription: text.optional(),
  text: text.optional(),
  textField: text.optional(),
  detailedSolution: text.nullish(),
  answers: z.array(answer).nullish().catch(null),
  correct: z.union([z.string(), z.boolean()]).nullish().catch(null),
  questions: z.array(z.unknown()).nullish().catch(null),
  solution: z.object({ introduction: text, sample: text }).partial().nullish().catch(null),
  keywords: z
    .array(z.object({ keyword: text, alternatives: z.array(text).nullish() }))
    .nullish()
    .catch(null),
  behaviour: z
    .object({ type: z.string(), caseSensitive: z.boolean(), feedbackOnCorrect: text, feedbackOnWrong: text })
    .partial()
    .nullish()
    .catch(null),
})
type H5pContent = z.infer<typeof content>

/** An interactive: its type without the version (`H5P.MultiChoice`) and what it asks. */
export interface H5p {
  id: string
  /** With `/` at its end. */
  folder: string
  type: string
  content: H5pContent
}

/** One question within a question set. */
export function subQuestion(part: unknown, parent: H5p, index: number): H5p | null {
  const read = z.object({ library: z.string(), params: content }).safeParse(part)
  if (!read.success) return null
  const { library, params } = read.data
  return {
    id: `${parent.id}.${index + 1}`,
    folder: parent.folder,
    type: library.split(' ')[0] ?? library,
    content: params,
  }
}

/** Reads `interactives/ID`; what the folder lacks or cannot be read comes back as its code. */
export async function readH5p(
  archive: SourceArchive,
  root: string,
  id: string,
): Promise<H5p | 'interactive_missing' | 'interactive_broken'> {
  const folder = `${root}interactives/${id}/`
  if (!archive.has(`${folder}h5p.json`) || !archive.has(`${folder}content.json`)) return 'interactive_missing'
  try {
    const head = z
      .object({ mainLibrary: z.string() })
      .parse(JSON.parse(await archive.text(`${folder}h5p.json`)))
    const parsed = content.parse(JSON.parse(await archive.text(`${folder}content.json`)))
    return { id, folder, type: head.mainLibrary, content: parsed }
  } catch {
    return 'interactive_broken'
  }
}

/** The modules an interactive says it belongs to, by `metadata.json`; none when it does not say. */
export async function h5pContext(archive: SourceArchive, root: string, id: string): Promise<string[]> {
  const path = `${root}interactives/${id}/metadata.json`
  if (!archive.has(path)) return []
  try {
    return z.object({ context: z.array(z.string()) }).parse(JSON.parse(await archive.text(path))).context
  } catch {
    return []
  }
}
