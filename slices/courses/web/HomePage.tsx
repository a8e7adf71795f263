import { useSession } from '@banxue/ui/session'
import { TodayPage } from '#learning/web'
import { CataloguePage } from './CataloguePage.tsx'

/** The start: what the school offers for a visitor, what to do today for whoever has a session. */
export function HomePage() {
  return useSession().person === null ? <CataloguePage /> : <TodayPage />
}
