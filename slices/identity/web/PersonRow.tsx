import { Button } from '@mantine/core'
import { useFormats, useWords } from '@banxue/ui/words'
import { useState } from 'react'
import type { PersonRow as Person } from '../contract.ts'
import { ErasePersonPart } from './my-data/ErasePersonPart.tsx'
import { words as myDataWords } from './my-data/words.ts'
import { RolesForm } from './RolesForm.tsx'
import { words } from './words.ts'

/** One person of the list; their roles are changed in a row below. */
export function PersonRow({ person }: { person: Person }) {
  const t = useWords(words)
  const toBeDeleted = useWords(myDataWords)
  const { date } = useFormats()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <tr>
        <td>
          {person.name} {person.simulated && <span className="tag">{t('simulated')}</span>}
          {person.erasureDueAt !== null && (
            <span className="tag">{toBeDeleted('toBeDeleted', { when: date(person.erasureDueAt) })}</span>
          )}
          {person.email !== null && <div className="row-sub">{person.email}</div>}
        </td>
        <td>
          <span className="tags">
            {person.roles.map((role) => (
              <span key={role} className={role === 'learner' ? 'tag' : 'tag tag-lamp'}>
                {t(role)}
              </span>
            ))}
          </span>
        </td>
        <td>
          <time dateTime={person.registeredAt.toISOString()}>{date(person.registeredAt)}</time>
        </td>
        <td>
          <Button
            variant="default"
            aria-expanded={isOpen}
            aria-label={`${t('changeRoles')}: ${person.name}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t('changeRoles')}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={4}>
            <RolesForm person={person} onClose={() => setOpen(false)} />
            <ErasePersonPart person={person} />
          </td>
        </tr>
      )}
    </>
  )
}
