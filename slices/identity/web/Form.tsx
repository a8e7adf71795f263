import { Button } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { refusalOf } from './refusal.ts'
import { words } from './words.ts'

interface FormProps {
  /** Does what the form is for; its refusal is worded below the fields, which keep what was typed. */
  act: () => Promise<unknown>
  label: string
  children: ReactNode
  /** Said when it is done. */
  done?: string
  /** The quieter kind of button. */
  isQuiet?: boolean
}

/** Fields, one action, and what came of it. */
export function Form({ act, label, children, done, isQuiet = false }: FormProps) {
  const t = useWords(words)
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: act })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) mutate()
      }}
    >
      {children}
      <div className="form-said" role="alert">
        {error !== null && <p className="form-refusal">{refusalOf(t, error)}</p>}
      </div>
      <div className="form-foot">
        <Button
          type="submit"
          loading={isPending}
          fullWidth={!isQuiet}
          {...(isQuiet ? { variant: 'default' } : {})}
        >
          {label}
        </Button>
        <span role="status" className="form-done">
          {isSuccess && done !== undefined ? done : ''}
        </span>
      </div>
    </form>
  )
}
