import { TextInput } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identity } from './api.ts'
import { ZoneField } from './fields.tsx'
import { Form } from './Form.tsx'
import { SchoolFrame } from './SchoolFrame.tsx'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** The school's name and time zone. */
export function SchoolPage() {
  const t = useWords(words)
  const { school } = useMe()
  const queries = useQueryClient()
  const [name, setName] = useState(school.name)
  const [zone, setZone] = useState(school.zone)
  const save = async () => {
    await identity.changeSchool.call({ name, zone })
    await queries.invalidateQueries({ queryKey: identity.me.key() })
  }
  return (
    <SchoolFrame title={t('schoolTitle')}>
      <div className="sheet">
        <section className="sheet-part">
          <h2>{t('settings')}</h2>
          <Form act={save} label={t('save')} done={t('saved')} isQuiet>
            <TextInput
              label={t('schoolName')}
              name="school-name"
              required
              withAsterisk={false}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <ZoneField
              label={t('schoolZone')}
              description={t('schoolZoneHint')}
              value={zone}
              onChange={setZone}
            />
          </Form>
        </section>
      </div>
    </SchoolFrame>
  )
}
