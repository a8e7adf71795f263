import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { FrameActions } from './FrameActions.tsx'
import { frame, type MakeLink } from './first/frame.ts'
import { firstWords } from './first/words.ts'
import { isHere, useNavigation } from './navigation.tsx'
import { useSession } from './session.tsx'
import { useLanguage } from './words.ts'

const routerLink: MakeLink = ({ key, ...rest }) => <Link key={key} {...rest} />

/** The frame with its places, for whoever looks at it. */
export function PageFrame({ area, children }: { area: 'school' | 'console'; children: ReactNode }) {
  const words = firstWords[useLanguage()]
  const { school, permissions } = useSession()
  const navigation = useNavigation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const places = navigation[area].filter(
    (entry) => entry.permission === undefined || permissions.includes(entry.permission),
  )
  return frame({
    area,
    schoolName: school.name,
    skipLabel: words.skip,
    navLabel: words.places,
    places: places.map((entry) => ({
      to: entry.to,
      label: words[entry.label],
      icon: entry.icon,
      isHere: isHere(entry, path),
    })),
    link: routerLink,
    actions: <FrameActions area={area} />,
    children,
  })
}

/** Sets the tab's title; the school's name follows it. */
export function usePageTitle(title: string) {
  const { school } = useSession()
  useEffect(() => {
    document.title = title === '' ? school.name : `${title} · ${school.name}`
  }, [title, school.name])
}
