import type { Context, Write } from './context.ts'
import { attributesOf, escapeText } from './markup.ts'
import { attribute, childNamed, childrenBut, childrenNamed, elementsOf, idOf } from './tree.ts'
import type { El } from './xml.ts'

/** A CALS table; each of its groups of columns becomes one HTML table, the title on the first. */
export const writeTable: Write = (table, context) => {
  const groups = childrenNamed(table, 'tgroup')
  const label = context.references.target(context.document, idOf(table) ?? '')?.label ?? null
  const title = context.inline(childNamed(table, 'title')?.children ?? [])
  const named = context.inline(childNamed(table, 'label')?.children ?? []).trim()
  const heading = [label === null ? '' : `<strong>${escapeText(label)}</strong>`, named, title]
    .filter(Boolean)
    .join(' ')
  const written = groups.map((group, index) => {
    const caption = index === 0 && heading !== '' ? `<caption>${heading}</caption>` : ''
    return `<table${attributesOf({ id: index === 0 ? idOf(table) : null })}>${caption}${writeGroup(group, context)}</table>`
  })
  const rest = context.blocks(childrenBut(table, 'tgroup', 'title', 'label', 'caption'))
  const notes = childrenNamed(table, 'caption').map((caption) => `<p>${context.inline(caption.children)}</p>`)
  const first = groups.length === 0 && heading !== '' ? `<p>${heading}</p>` : ''
  return `${first}${written.join('')}${notes.join('')}${rest}`
}

/** Numbers of columns by their names, from 1; spans by theirs. */
interface Columns {
  column: (name: string | null) => number | null
  span: (name: string | null) => [string | null, string | null] | null
}

function columnsOf(group: El): Columns {
  const numbers = new Map<string, number>()
  let last = 0
  for (const spec of childrenNamed(group, 'colspec')) {
    last = Number(attribute(spec, 'colnum')) || last + 1
    const name = attribute(spec, 'colname')
    if (name !== null) numbers.set(name, last)
  }
  const spans = new Map(
    childrenNamed(group, 'spanspec').map((spec) => [
      attribute(spec, 'spanname') ?? '',
      [attribute(spec, 'namest'), attribute(spec, 'nameend')] as [string | null, string | null],
    ]),
  )
  return {
    column: (name) =>
      name === null
        ? null
        : (numbers.get(name) ?? (/^c?\d+$/.test(name) ? Number(name.replace('c', '')) : null)),
    span: (name) => (name === null ? null : (spans.get(name) ?? null)),
  }
}

const parts = { thead: 'th', tbody: 'td', tfoot: 'td' } as const

function writeGroup(group: El, context: Context): string {
  const columns = columnsOf(group)
  const written = elementsOf(group).map((part) => {
    if (part.name === 'thead' || part.name === 'tbody' || part.name === 'tfoot')
      return `<${part.name}>${writeRows(part, parts[part.name], columns, context)}</${part.name}>`
    return part.name === 'row' ? writeRow(part, 'td', columns, context) : ''
  })
  return written.join('')
}

function writeRows(part: El, cell: 'th' | 'td', columns: Columns, context: Context): string {
  const own = childrenNamed(part, 'colspec').length > 0 ? columnsOf(part) : columns
  return childrenNamed(part, 'row')
    .map((row) => writeRow(row, cell, own, context))
    .join('')
}

const writeRow = (row: El, cell: 'th' | 'td', columns: Columns, context: Context): string =>
  `<tr>${childrenNamed(row, 'entry', 'entrytbl')
    .map((entry) => writeEntry(entry, cell, columns, context))
    .join('')}</tr>`

function writeEntry(entry: El, cell: 'th' | 'td', columns: Columns, context: Context): string {
  const [first, last] = columns.span(attribute(entry, 'spanname')) ?? [
    attribute(entry, 'namest'),
    attribute(entry, 'nameend'),
  ]
  const from = columns.column(first)
  const to = columns.column(last)
  const across = from !== null && to !== null && to > from ? Math.min(to - from + 1, 100) : null
  const down = Math.min(Number(attribute(entry, 'morerows')) || 0, 500)
  const inner =
    entry.name === 'entrytbl' ? `<table>${writeGroup(entry, context)}</table>` : cellOf(entry, context)
  return `<${cell}${attributesOf({
    id: idOf(entry),
    scope: cell === 'th' ? (across === null ? 'col' : 'colgroup') : null,
    colspan: across,
    rowspan: down > 0 ? down + 1 : null,
  })}>${inner}</${cell}>`
}

/** A cell that holds one paragraph or loose text is not wrapped in another. */
function cellOf(entry: El, context: Context): string {
  const html = context.blocks(entry.children)
  const single = /^<p>((?:(?!<\/?p[ >])[\s\S])*)<\/p>$/.exec(html)
  return single?.[1] ?? html
}
