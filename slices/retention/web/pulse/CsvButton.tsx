import { useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import { csvOf, type CsvValue } from './csv.ts'

interface CsvButtonProps {
  /** Name of the file, without its ending. */
  file: string
  /** What the table is of. */
  label: string
  /** The head and the rows. */
  lines: () => readonly (readonly CsvValue[])[]
}

/** Saves a table as a file. */
export function CsvButton({ file, label, lines }: CsvButtonProps) {
  const t = useWords(words)
  return (
    <button
      type="button"
      className="link-button csv"
      aria-label={`${t('csv')}: ${label}`}
      onClick={() => give(csvOf(lines()), `${file}.csv`)}
    >
      {t('csv')}
    </button>
  )
}

/** Gives a file to the browser's downloads. */
function give(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
