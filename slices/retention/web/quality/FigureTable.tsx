import type { ReactNode } from 'react'

interface FigureTableProps<Row> {
  /** What the table is of, for readers. */
  label: string
  /** Shown above it. */
  caption?: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The first is the row's name. */
  columns: readonly { title: string; cell: (row: Row) => ReactNode; isWords?: boolean }[]
  isFaint?: (row: Row) => boolean
  isTall?: boolean
  /** The names of rows are a word or a number, and need no room of their own. */
  isShort?: boolean
}

/** Rows of figures; scrolls in its own box, which the keyboard reaches. */
export function FigureTable<Row>(props: FigureTableProps<Row>) {
  const { label, caption, rows, keyOf, columns, isFaint, isTall = false, isShort = false } = props
  const [name, ...figures] = columns
  return (
    <div
      className={isTall ? 'table-box table-tall' : 'table-box'}
      role="group"
      aria-label={label}
      tabIndex={0}
    >
      <table className="table figures units" data-short={isShort || undefined}>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-faint={isFaint?.(row) === true || undefined}>
              <th scope="row">{name?.cell(row)}</th>
              {figures.map(({ title, cell, isWords = false }) => (
                <td key={title} className={isWords ? 'cell-words' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
