import { createElement as h, type ReactElement, type ReactNode } from 'react'
import { frameIcon, type IconName } from './icons.ts'
import { logo } from './logo.ts'

/** A place of the frame: where it leads, what it is called, whether it is where we are. */
export interface Place {
  to: string
  label: string
  icon: IconName
  isHere: boolean
}

/** How links are made: plain anchors in the first bytes, the router's in the app. */
export type MakeLink = (props: {
  key?: string
  to: string
  className: string
  'aria-current'?: 'page'
  children: ReactNode
}) => ReactElement

export interface FrameProps {
  /** `school` for learners, `console` for staff: tabs below on a phone, a rail at the left on a desk. */
  area: 'school' | 'console'
  schoolName: string
  /** Of its own picture; null for the lamp and page. */
  logoUrl: string | null
  skipLabel: string
  navLabel: string
  places: readonly Place[]
  link: MakeLink
  /** Beside the school's name: language, light, account. */
  actions?: ReactNode
  children?: ReactNode
}

/** The frame around every page, the same element by element in the server's first bytes and in the app. */
export function frame(props: FrameProps): ReactElement {
  return h(
    'div',
    { className: 'frame', 'data-area': props.area },
    h('a', { className: 'skip', href: '#main' }, props.skipLabel),
    h(
      'header',
      { className: 'frame-top' },
      props.link({
        to: '/',
        className: 'brand',
        children: [
          h('span', { key: 'l' }, logo(props.logoUrl)),
          h('span', { key: 'n', className: 'brand-name' }, props.schoolName),
        ],
      }),
      h('div', { className: 'frame-actions' }, props.actions),
    ),
    h(
      'nav',
      { className: 'frame-nav', 'aria-label': props.navLabel },
      props.places.map((place) =>
        props.link({
          key: place.to,
          to: place.to,
          className: 'frame-place',
          ...(place.isHere ? { 'aria-current': 'page' as const } : {}),
          children: [h('span', { key: 'i' }, frameIcon(place.icon)), h('span', { key: 'l' }, place.label)],
        }),
      ),
    ),
    h('main', { id: 'main', className: 'frame-main', tabIndex: -1 }, props.children),
  )
}
