import type { Language, Localized } from '@banxue/platform/i18n/language'
import { createElement as h, Fragment, type ReactElement, type ReactNode } from 'react'
import { inLanguage } from '@banxue/platform/i18n/in-language'
import { said, saidHtml } from './said.ts'
import { firstWords } from './words.ts'

/** What a unit says before its first step. */
export interface OpeningSource {
  title: Localized
  goal: Localized | null
  /** Cleaned by the allow-list before it was stored. */
  hook: Localized | null
  steps: readonly { estimatedS: number }[]
}

/** How long a unit is, in time and steps. */
export function unitSize({ steps }: OpeningSource, language: Language): string {
  const totalS = steps.reduce((sum, step) => sum + step.estimatedS, 0)
  return firstWords[language].unitSize(totalS, steps.length)
}

interface OpeningProps {
  unit: OpeningSource
  language: Language
  /** The app's heading takes the focus, and what it shows of the hook scrolls by the keyboard too. */
  head?: ReactNode
  hook?: ReactNode
}

/** The heading that the app draws with a reference: the title, its length above it. */
function openingHead(unit: OpeningSource, language: Language): ReactElement {
  const { text, language: titleLanguage } = inLanguage(unit.title, language)
  return h(
    'header',
    { className: 'step-head' },
    h('p', { className: 'step-eyebrow' }, unitSize(unit, language)),
    h('h1', { tabIndex: -1, className: 'step-title', lang: titleLanguage }, text),
  )
}

/** How a unit begins: what one can do after it, and why that matters; the same in the first bytes and in the app. */
export function unitOpening({ unit, language, head, hook }: OpeningProps): ReactElement {
  const { goal } = unit
  return h(
    Fragment,
    null,
    head ?? openingHead(unit, language),
    goal &&
      h(
        'div',
        { className: 'unit-goal' },
        h('p', { className: 'unit-goal-label' }, firstWords[language].unitGoal),
        said('p', goal, language),
      ),
    hook ?? (unit.hook && saidHtml('div', unit.hook, language, 'html html-reading')),
  )
}

/** A unit's page in its first bytes: the opening where the player, whose buttons come with it, will show it. */
export function unitFirst(unit: OpeningSource, language: Language): ReactElement {
  return h(
    'div',
    { className: 'player', 'data-first': '' },
    h('header', { className: 'player-top' }, h('div', { className: 'player-top-inner' })),
    h('main', { id: 'main', className: 'player-main', tabIndex: -1 }, unitOpening({ unit, language })),
  )
}
