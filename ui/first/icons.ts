import { createElement as h, type ReactElement } from 'react'

/** The few icons of the frame, drawn with the first bytes; outlines of Tabler Icons (MIT), 24 × 24. */
const outlines = {
  today: [
    'M5 12l-2 0l9 -9l9 9l-2 0',
    'M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-7',
    'M9 21v-6a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v6',
  ],
  learn: [
    'M3 19a9 9 0 0 1 9 0a9 9 0 0 1 9 0',
    'M3 6a9 9 0 0 1 9 0a9 9 0 0 1 9 0',
    'M3 6l0 13',
    'M12 6l0 13',
    'M21 6l0 13',
  ],
  me: ['M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0', 'M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2'],
  console: ['M4 6l16 0', 'M4 12l10 0', 'M4 18l14 0'],
  pulse: ['M3 12h4l3 8l4 -16l3 8h4'],
  quality: [
    'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0',
    'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
    'M13.41 10.59l2.59 -2.59',
    'M7 12a5 5 0 0 1 5 -5',
  ],
  courses: [
    'M5 4m0 1a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v14a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1z',
    'M9 4m0 1a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v14a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1z',
    'M5 8h4',
    'M9 16h4',
    'M13.8 4.56l2.18 -.53a1 1 0 0 1 1.21 .73l3.28 13.4a1 1 0 0 1 -.72 1.2l-2.18 .54a1 1 0 0 1 -1.21 -.73l-3.28 -13.4a1 1 0 0 1 .72 -1.21z',
  ],
  school: ['M22 9l-10 -4l-10 4l10 4l10 -4v6', 'M6 10.6v5.4a6 3 0 0 0 12 0v-5.4'],
  spine: [
    'M6 4m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
    'M6 20m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
    'M18 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
    'M6 6v12',
    'M6 12h10',
  ],
} as const

export type IconName = keyof typeof outlines

/** One of the frame's icons; decoration, so it is hidden from readers. */
export function frameIcon(name: IconName): ReactElement {
  return h(
    'svg',
    { className: 'frame-icon', viewBox: '0 0 24 24', 'aria-hidden': true },
    outlines[name].map((d) => h('path', { key: d, d })),
  )
}
