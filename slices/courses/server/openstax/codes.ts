import { ImportRefused } from '../draft.ts'

/** Every code that a report of an OpenStax import can hold; each is a key of the screen's messages. */
export const openStaxReportCodes = [
  /** Kept: all units, questions and figures of a book; `count` says how many. */
  'units_kept',
  'questions_kept',
  'figures_kept',
  /** Kept: a unit that asks nothing. */
  'unit_without_question',
  /** Changed: the learning objectives became the unit's goal and recap. */
  'objectives_as_recap',
  /** Changed: `detail.parts` units came of one module. */
  'unit_split',
  /** Changed: the school has no words in `detail.language`. */
  'language_not_offered',
  /** Changed: a picture that is not in the file, `detail.source`, is shown by its text. */
  'figure_missing',
  /** Changed: video, slides or a page from elsewhere became a link. */
  'media_linked',
  /** Changed: a formula in LaTeX is shown as it is written. */
  'latex_as_code',
  /** Changed: a question whose right answer the file does not hold is asked as an open one. */
  'question_without_key',
  /** Changed: a text with gaps is asked as an open question. */
  'blanks_as_open',
  /** Changed: a link's target is not in the course; its words stay. */
  'link_target_missing',
  /** Changed: an element that CNXML does not know, `detail.element`; what it holds stays. */
  'unknown_element',
  /** Dropped: the exercise is kept by another service, `detail.exercise`. */
  'exercise_elsewhere',
  /** Dropped: the interactive is named and not in the file. */
  'interactive_missing',
  /** Dropped: the interactive cannot be read. */
  'interactive_broken',
  /** Dropped: an interactive of a type that has no counterpart, `detail.type`. */
  'interactive_unsupported',
  /** Dropped: interactives that no unit asks for. */
  'interactive_unused',
  /** Dropped: a page, sound or film that the book names and the file lacks. */
  'media_missing',
  /** Dropped: a page, sound or film that is in the file and cannot be shown. */
  'media_unsupported',
  /** Dropped: modules that no collection names. */
  'module_unused',
  /** Dropped: a module that holds nothing. */
  'unit_empty',
] as const
export type OpenStaxReportCode = (typeof openStaxReportCodes)[number]

/** Every code with which an OpenStax book can be refused as a whole. */
export const openStaxRefusalCodes = [
  /** Neither META-INF/books.xml nor a collection. */
  'not_openstax',
  /** A book's collection file is not there. */
  'collection_missing',
  /** A collection names no module. */
  'collection_empty',
  /** The collection names a module whose file is not there. */
  'module_missing',
  /** `detail.line` and `detail.reason` say where and why. */
  'broken_xml',
  /** Larger than `detail.limitBytes`. */
  'xml_too_large',
  /** More than `detail.limit` elements within each other. */
  'xml_too_deep',
] as const
type OpenStaxRefusalCode = (typeof openStaxRefusalCodes)[number]

/** The refusal of a whole book; `place` is a file, with its line where there is one. */
export const refused = (
  code: OpenStaxRefusalCode,
  place: string,
  detail: Record<string, string> = {},
): ImportRefused => new ImportRefused(code, place, detail)
