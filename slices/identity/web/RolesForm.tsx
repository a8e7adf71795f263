import { Checkbox } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow, Role } from '../contract.ts'
import { identity } from './api.ts'
import { Form } from './Form.tsx'
import { words } from './words.ts'

const staff = ['instructor', 'coach', 'operator', 'admin'] as const

/** What a person is beside being a learner. */
export function RolesForm({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const [roles, setRoles] = useState<readonly Role[]>(person.roles)
  const save = async () => {
    await identity.changeRoles.call({ id: person.id, roles: [...roles] })
    await queries.invalidateQueries({ queryKey: identity.key() })
    onClose()
  }
  const toggle = (role: Role) =>
    setRoles(roles.includes(role) ? roles.filter((held) => held !== role) : [...roles, role])
  return (
    <Form act={save} label={t('save')} isQuiet>
      <fieldset className="role-boxes">
        <legend className="row-sub">{t('everyoneLearns')}</legend>
        {staff.map((role) => (
          <Checkbox key={role} label={t(role)} checked={roles.includes(role)} onChange={() => toggle(role)} />
        ))}
      </fieldset>
    </Form>
  )
}
