import './first-hour.css'
import { Button } from '@mantine/core'
import { callHeaders } from '@banxue/ui/rpc'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { identity } from '../api.ts'
import { useMe } from '../useMe.ts'
import { words } from './words.ts'

class LogoRefused extends Error {}

/** Puts a picture on the server; rejects with its code. */
async function putLogo(file: File): Promise<void> {
  const response = await fetch('/api/school/logo', { method: 'PUT', headers: callHeaders(), body: file })
  if (response.ok) return
  const answer = (await response.json().catch(() => null)) as { code?: string } | null
  throw new LogoRefused(answer?.code ?? 'UNKNOWN')
}

/** The school's picture: a small one from this device, or none. */
export function LogoForm() {
  const t = useWords(words)
  const { school } = useMe()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const settled = { onSuccess: () => queries.invalidateQueries({ queryKey: identity.key() }) }
  const put = useMutation({ mutationFn: putLogo, ...settled })
  const remove = useMutation(identity.removeLogo.mutationOptions(settled))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (file !== null && !put.isPending) put.mutate(file)
  }
  const refusals: Record<string, string> = { TOO_LARGE: t('logoTooLarge'), NO_PICTURE: t('logoNoPicture') }
  const isFailed = put.error !== null || remove.error !== null
  return (
    <form className="form" onSubmit={submit}>
      {school.logoUrl !== null && <img className="logo-now" src={school.logoUrl} alt={t('logoNow')} />}
      <label className="logo-file">
        <span>{t('logoFile')}</span>
        <input
          type="file"
          name="logo"
          accept="image/png,image/jpeg,image/webp"
          required
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      <p className="row-sub">{t('logoHint')}</p>
      <div role="alert">
        {isFailed && <p className="form-refusal">{refusals[put.error?.message ?? ''] ?? t('logoFailed')}</p>}
      </div>
      <div className="sheet-acts">
        <Button type="submit" variant="default" loading={put.isPending}>
          {t('logoUse')}
        </Button>
        {school.logoUrl !== null && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {t('logoRemove')}
          </Button>
        )}
      </div>
      <p role="status" className="form-done">
        {put.isSuccess && school.logoUrl !== null ? t('saved') : ''}
      </p>
    </form>
  )
}
