import { createElement as h, type ReactElement } from 'react'

/**
 * The school's mark: its own picture, or a small lamp beside an open page. Decoration; its name stands beside it.
 *
 * @param url of its own picture; null where it has none
 */
export function logo(url: string | null): ReactElement {
  // What a device kept of an earlier release says nothing of it.
  if (typeof url === 'string') return h('img', { className: 'logo logo-own', src: url, alt: '' })
  return h(
    'svg',
    { className: 'logo', viewBox: '0 0 32 32', 'aria-hidden': true },
    h('path', {
      className: 'logo-page',
      d: 'M4 12.5c4-1.6 7.4-1.2 10 1v14c-2.6-2.2-6-2.6-10-1z M24 12.9c-3.8-1.4-7.3-1-10 .6v14c2.7-1.6 6.2-2 10-.6z',
    }),
    h('circle', { className: 'logo-glow', cx: 24.5, cy: 7.5, r: 5.5 }),
    h('circle', { className: 'logo-lamp', cx: 24.5, cy: 7.5, r: 3 }),
  )
}
