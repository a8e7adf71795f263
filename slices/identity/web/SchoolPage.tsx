import { NativeSelect, TextInput } from '@mantine/core'
import { type Language, useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identity } from './api.ts'
import { ZoneField } from './fields.tsx'
import { ColoursForm } from './first-hour/ColoursForm.tsx'
import { FirstHourCard } from './first-hour/FirstHourCard.tsx'
import { LogoForm } from './first-hour/LogoForm.tsx'
import { MailTest } from './first-hour/MailTest.tsx'
import { words as firstHourWords } from './first-hour/words.ts'
import { Form } from './Form.tsx'
import { SchoolFrame } from './SchoolFrame.tsx'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** What the school is called, how it looks and speaks, and whether its mail works. */
export function SchoolPage() {
  const t = useWords(words)
  const first = useWords(firstHourWords)
  return (
    <SchoolFrame title={t('schoolTitle')}>
      <div className="sheet">
        <FirstHourCard />
        <section className="sheet-part" id="settings">
          <h2>{t('settings')}</h2>
          <Settings />
        </section>
        <section className="sheet-part" id="colours">
          <h2>{first('colours')}</h2>
          <ColoursForm />
        </section>
        <section className="sheet-part" id="logo">
          <h2>{first('logo')}</h2>
          <LogoForm />
        </section>
        <section className="sheet-part" id="mail">
          <h2>{first('mail')}</h2>
          <p className="sheet-quiet">{first('mailWhy')}</p>
          <MailTest />
        </section>
      </div>
    </SchoolFrame>
  )
}

function Settings() {
  const t = useWords(words)
  const first = useWords(firstHourWords)
  const { school } = useMe()
  const queries = useQueryClient()
  const [name, setName] = useState(school.name)
  const [zone, setZone] = useState(school.zone)
  const [language, setLanguage] = useState<Language | null>(school.language)
  const save = async () => {
    await identity.changeSchool.call({ name, zone, language })
    await queries.invalidateQueries({ queryKey: identity.key() })
  }
  return (
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
      <NativeSelect
        size="md"
        label={first('schoolLanguage')}
        description={first('languageWhy')}
        name="school-language"
        data={[
          { value: '', label: first('languageOfBrowser') },
          { value: 'zh-CN', label: first('chinese') },
          { value: 'en', label: first('english') },
        ]}
        value={language ?? ''}
        onChange={(event) => setLanguage(languages.find((one) => one === event.currentTarget.value) ?? null)}
      />
      <ZoneField label={t('schoolZone')} description={t('schoolZoneHint')} value={zone} onChange={setZone} />
    </Form>
  )
}

const languages: readonly Language[] = ['zh-CN', 'en']
