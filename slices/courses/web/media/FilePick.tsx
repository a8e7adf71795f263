import { useId } from 'react'

interface FilePickProps {
  label: string
  accept: string
  isQuiet?: boolean
  onFile: (file: File) => void
}

/** A button that asks for a file. */
export function FilePick({ label, accept, isQuiet = false, onFile }: FilePickProps) {
  const id = useId()
  return (
    <span className="media-pick">
      <input
        id={id}
        className="import-input"
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <label htmlFor={id} className={isQuiet ? 'button button-quiet' : 'button'}>
        {label}
      </label>
    </span>
  )
}
