import { currentLanguage, setLanguage } from '@banxue/ui/words'
import { useNavigate } from '@tanstack/react-router'
import { useNewSession } from './useMe.ts'
import type { WayOn } from './way-on.ts'

/** To be called when somebody came in: shows the school in their language and leads on. */
export function useEntered({ to = '/' }: WayOn): () => Promise<void> {
  const newSession = useNewSession()
  const navigate = useNavigate()
  return async () => {
    const { person } = await newSession()
    if (person !== null && person.language !== currentLanguage()) await setLanguage(person.language)
    await navigate({ to, replace: true })
  }
}
