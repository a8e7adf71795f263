import { NativeSelect, TextInput } from '@mantine/core'
import { setLanguage, useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '../contract.ts'
import { identity } from './api.ts'
import { ZoneField } from './fields.tsx'
import { Form } from './Form.tsx'
import { words } from './words.ts'

const languages = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const

/** Name, language and time zone. */
export function ProfilePart({ person }: { person: NonNullable<Me['person']> }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const [name, setName] = useState(person.name)
  const [language, chooseLanguage] = useState(person.language)
  const [zone, setZone] = useState(person.zone)
  const isMember = person.kind === 'member'
  const save = async () => {
    await identity.changeProfile.call({ language, zone, ...(isMember ? { name } : {}) })
    await setLanguage(language)
    await queries.invalidateQueries({ queryKey: identity.me.key() })
  }
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <section className="sheet-part">
      <h2>{t('profile')}</h2>
      <Form act={save} label={t('save')} done={t('saved')} isQuiet>
        {isMember && (
          <TextInput
            label={t('displayName')}
            name="name"
            autoComplete="nickname"
            required
            withAsterisk={false}
            maxLength={80}
            {...(person.email === null || person.simulated ? {} : { description: person.email })}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          size="md"
          label={t('language')}
          name="language"
          data={languages}
          value={language}
          onChange={(event) => chooseLanguage(event.currentTarget.value === 'en' ? 'en' : 'zh-CN')}
        />
        <ZoneField
          label={t('zone')}
          description={t('zoneHint', { zone: device })}
          value={zone}
          onChange={setZone}
        />
      </Form>
    </section>
  )
}
