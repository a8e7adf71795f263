import { createElement as h, type ReactElement } from 'react'
import { type CoverSource, coverSvg } from './cover.ts'

/** A generated cover as an element of the page, as wide as its place; decoration. */
export function coverPicture(source: CoverSource, className = 'cover'): ReactElement {
  return h('div', { className, dangerouslySetInnerHTML: { __html: coverSvg(source) } })
}
