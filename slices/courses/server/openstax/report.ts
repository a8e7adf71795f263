import type { ReportLine } from '#courses/contract'
import type { OpenStaxReportCode } from './codes.ts'

/** Gathers what became of a book's parts; the same thing in the same file is one line with a count. */
export class Report {
  readonly #lines = new Map<string, ReportLine>()
  readonly #files = new Map<string, Set<string>>()

  /**
   * @param file the module or file
   * @param element the id of the element in it; shown when the line counts just one
   */
  add(
    outcome: ReportLine['outcome'],
    code: OpenStaxReportCode,
    file: string,
    element: string | null = null,
    detail: Record<string, string> = {},
    count = 1,
  ): void {
    const key = `${code}\n${file}`
    const place = element === null ? file : `${file}#${element}`
    const line = this.#lines.get(key)
    if (line === undefined) this.#lines.set(key, { outcome, code, place, detail, count })
    else
      this.#lines.set(key, {
        ...line,
        place: line.place === place ? place : file,
        detail: joined(line.detail, detail),
        count: line.count + count,
      })
  }

  /** Counts something once a book by its name, whatever the file; the place is the first one. */
  addNamed(
    outcome: ReportLine['outcome'],
    code: OpenStaxReportCode,
    file: string,
    name: Record<string, string>,
  ): void {
    const key = `${code}\n${JSON.stringify(name)}`
    const files = this.#files.get(key) ?? new Set<string>()
    this.#files.set(key, files.add(file))
    const line = this.#lines.get(key)
    this.#lines.set(key, {
      outcome,
      code,
      place: [...files][0] ?? file,
      detail: name,
      count: (line?.count ?? 0) + 1,
    })
  }

  /** What was dropped first, then what was changed, then what was kept; within each in the order of the book. */
  lines(): ReportLine[] {
    const order = { dropped: 0, changed: 1, kept: 2 }
    return [...this.#lines.values()].toSorted((a, b) => order[a.outcome] - order[b.outcome])
  }
}

const longestDetail = 200

/** Values that differ stand beside each other, as long as they are short. */
function joined(before: Record<string, string>, added: Record<string, string>): Record<string, string> {
  const values = Object.entries({ ...added, ...before }).map(([name, value]): [string, string] => {
    const other = added[name] ?? value
    const isKnown = value.split(', ').includes(other) || value.endsWith('…')
    const both = isKnown ? value : `${value}, ${other}`
    return [name, both.length > longestDetail ? `${value}, …` : both]
  })
  return Object.fromEntries(values)
}
