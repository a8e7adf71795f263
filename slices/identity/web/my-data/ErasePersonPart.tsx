import { Button } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '#identity/contract'
import { identity } from '../api.ts'
import { useMe } from '../useMe.ts'
import { erasureRefusal } from './erasure-refusal.ts'
import { words } from './words.ts'

/** Deletes somebody who asked the school for it. */
export function ErasePersonPart({ person }: { person: PersonRow }) {
  const t = useWords(words)
  const { person: me, school } = useMe()
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const erase = useMutation(
    identity.erasePerson.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: identity.key() }),
    }),
  )
  if (person.simulated || person.id === me?.id) return null
  const { id, name } = person
  return (
    <section className="erase-now">
      <h2>{t('deletePerson')}</h2>
      <p className="row-sub">{t('deletePersonLead', { name })}</p>
      <div className="sheet-acts">
        {school.erasureDays > 0 && person.erasureDueAt === null && (
          <Button
            variant="default"
            loading={erase.isPending && !erase.variables.isNow}
            onClick={() => erase.mutate({ id, isNow: false })}
          >
            {t('deleteLater', { count: school.erasureDays })}
          </Button>
        )}
        {isAsked ? (
          <Button
            color="clay"
            loading={erase.isPending && erase.variables.isNow}
            onClick={() => erase.mutate({ id, isNow: true })}
          >
            {t('deleteSure', { name })}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('deleteAtOnce')}
          </Button>
        )}
      </div>
      <div role="alert">
        {erase.error !== null && <p className="form-refusal">{erasureRefusal(t, erase.error)}</p>}
      </div>
    </section>
  )
}
