/** Door `@banxue/ui/navigation`: the places of the frame, named by the app, because `ui` knows no slice. */
import { createContext, useContext } from 'react'
import type { IconName } from './first/icons.ts'
import type { FirstWord } from './first/words.ts'

export interface NavigationEntry {
  to: string
  label: FirstWord
  icon: IconName
  /** Row of the table of permissions; shown to everybody where absent. */
  permission?: string
  /** Paths below which this place is where we are; `to` itself where absent. */
  covers?: readonly string[]
}

export interface Navigation {
  school: readonly NavigationEntry[]
  console: readonly NavigationEntry[]
}

const Places = createContext<Navigation>({ school: [], console: [] })
export const NavigationProvider = Places.Provider

export function useNavigation(): Navigation {
  return useContext(Places)
}

/** Whether a place is where we are: its own path, or one below those it covers. */
export function isHere(entry: NavigationEntry, path: string): boolean {
  if (entry.to === path) return true
  const covers = entry.covers ?? (entry.to === '/' ? [] : [entry.to])
  return covers.some((above) => path === above || path.startsWith(`${above}/`))
}
