import { inLanguage, type Localized, useLanguage } from '@banxue/ui/words'
import { useEffect, useRef } from 'react'

interface StepHeadingProps {
  /** A localized title of the course, or words of the screen. */
  title: Localized | string
  /** A small line above. */
  eyebrow?: string
  /** Takes the focus when it appears, so that readers and the keyboard begin here; not on the first page. */
  takesFocus: boolean
}

/** Title of a station of the unit. */
export function StepHeading({ title, eyebrow, takesFocus }: StepHeadingProps) {
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const said = typeof title === 'string' ? { text: title, language } : inLanguage(title, language)
  return (
    <header className="step-head">
      {eyebrow !== undefined && <p className="step-eyebrow">{eyebrow}</p>}
      <h1 ref={heading} tabIndex={-1} className="step-title" lang={said.language}>
        {said.text}
      </h1>
    </header>
  )
}
