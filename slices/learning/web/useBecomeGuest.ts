import { currentLanguage } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { identity } from './api.ts'

/** Makes the visitor a guest, who can learn without an account; the session is known to the page afterwards. */
export function useBecomeGuest() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      identity.becomeGuest.call({
        language: currentLanguage(),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: identity.me.key() }),
  })
}
