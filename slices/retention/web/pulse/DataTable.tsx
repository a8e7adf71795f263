import type { ComponentProps } from 'react'
import { FigureTable } from '../quality/FigureTable.tsx'
import type { CsvValue } from './csv.ts'
import { CsvButton } from './CsvButton.tsx'

type FigureColumn<Row> = ComponentProps<typeof FigureTable<Row>>['columns'][number]

interface DataTableProps<Row> extends Omit<ComponentProps<typeof FigureTable<Row>>, 'columns'> {
  /** Name of the file, without its ending. */
  file: string
  columns: readonly (FigureColumn<Row> & {
    /** The cell as the file has it. */
    plain: (row: Row) => CsvValue
    /** Shown within another column; the file has it apart. */
    isFileOnly?: boolean
  })[]
}

/** A table of figures that can be taken along as a file. */
export function DataTable<Row>({ file, ...table }: DataTableProps<Row>) {
  const { columns, rows, label } = table
  return (
    <div>
      <FigureTable {...table} columns={columns.filter(({ isFileOnly }) => isFileOnly !== true)} />
      <CsvButton
        file={file}
        label={label}
        lines={() => [
          columns.map(({ title }) => title),
          ...rows.map((row) => columns.map(({ plain }) => plain(row))),
        ]}
      />
    </div>
  )
}
