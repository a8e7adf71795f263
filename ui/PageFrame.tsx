import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { FrameActions } from './FrameActions.tsx'
import { frame, type MakeLink } from './first/frame.ts'
import { consolePlaces, isHere, schoolPlaces } from './first/places.ts'
import { firstWords } from './first/words.ts'
import { useSession } from './session.tsx'
import { useLanguage } from './words.ts'

/** How the views of the first bytes make their links in the app. */
export const pageLink: MakeLink = ({ key, ...rest }) => <Link key={key} {...rest} />

/** The frame with its places, for whoever looks at it. */
export function PageFrame({ area, children }: { area: 'school' | 'console'; children: ReactNode }) {
  const words = firstWords[useLanguage()]
  const { school, person, permissions } = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const places = (area === 'school' ? schoolPlaces(person !== null) : consolePlaces).filter(
    ({ permission }) => permission === undefined || permissions.includes(permission),
  )
  return frame({
    area,
    schoolName: school.name,
    logoUrl: school.logoUrl,
    skipLabel: words.skip,
    navLabel: words.places,
    places: places.map((place) => ({
      to: place.to,
      label: words[place.label],
      icon: place.icon,
      isHere: isHere(place, path),
    })),
    link: pageLink,
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
