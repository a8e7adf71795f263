import { useWords } from '@banxue/ui/words'
import type { ComponentProps } from 'react'
import { FigureTable } from '../quality/FigureTable.tsx'
import { words } from '../words.ts'
import { csvOf, type CsvValue } from './csv.ts'

type FigureColumn<Row> = ComponentProps<typeof FigureTable<Row>>['columns'][number]

interface DataTableProps<Row> extends Omit<ComponentProps<typeof FigureTable<Row>>, 'columns'> {
  /** Name of the file, without its ending. */
  file: string
  columns: readonly (FigureColumn<Row> & {
    /** The cell as the file has it. */
    plain: (row: Row) => CsvValue
  })[]
}

/** A table of figures that can be taken along as a file. */
export function DataTable<Row>({ file, ...table }: DataTableProps<Row>) {
  const t = useWords(words)
  const { columns, rows } = table
  const save = () =>
    give(
      csvOf([
        columns.map(({ title }) => title),
        ...rows.map((row) => columns.map(({ plain }) => plain(row))),
      ]),
      `${file}.csv`,
    )
  return (
    <div>
      <FigureTable {...table} />
      <button
        type="button"
        className="link-button csv"
        onClick={save}
        aria-label={`${t('csv')}: ${table.label}`}
      >
        {t('csv')}
      </button>
    </div>
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
