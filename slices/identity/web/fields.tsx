import { NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useMemo } from 'react'
import { words } from './words.ts'

interface FieldProps {
  value: string
  onChange: (value: string) => void
}

/** What somebody new is to be called. */
export function NameField({ value, onChange }: FieldProps) {
  const t = useWords(words)
  return (
    <TextInput
      label={t('name')}
      name="name"
      autoComplete="nickname"
      required
      withAsterisk={false}
      maxLength={80}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function EmailField({ value, onChange }: FieldProps) {
  const t = useWords(words)
  return (
    <TextInput
      label={t('email')}
      type="email"
      name="email"
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      maxLength={254}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface PasswordFieldProps extends FieldProps {
  label: string
  /** A password that is being chosen, not one that is known. */
  isNew?: boolean
}

export function PasswordField({ value, onChange, label, isNew = false }: PasswordFieldProps) {
  const t = useWords(words)
  return (
    <PasswordInput
      label={label}
      name={isNew ? 'new-password' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      minLength={isNew ? 8 : 1}
      maxLength={128}
      {...(isNew ? { description: t('passwordHint') } : {})}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

export function CodeField({ value, onChange }: FieldProps) {
  const t = useWords(words)
  return (
    <TextInput
      label={t('code')}
      name="code"
      autoComplete="one-time-code"
      inputMode="numeric"
      pattern="[0-9]{6}"
      maxLength={6}
      required
      withAsterisk={false}
      autoFocus
      classNames={{ input: 'code-input' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
    />
  )
}

interface ZoneFieldProps extends FieldProps {
  label: string
  description: string
}

/** Every zone the browser knows, and the present one even where it does not. */
export function ZoneField({ value, onChange, label, description }: ZoneFieldProps) {
  const zones = useMemo(
    () => [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted(),
    [value],
  )
  return (
    <NativeSelect
      size="md"
      label={label}
      description={description}
      name="zone"
      data={zones}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
