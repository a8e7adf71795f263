import { Sparkline } from '../charts/Sparkline.tsx'

interface FigureItem {
  name: string
  value: string
  note: string
  /** How good it is, said in the note too. */
  rating?: 'good' | 'fair' | 'poor' | undefined
  /** Of the days, oldest first; days without one are left out. */
  values: readonly (number | null)[]
}

/** Figures side by side, each with its name, its way over the days, and what it is of. */
export function FigureList({ items }: { items: readonly FigureItem[] }) {
  return (
    <ul className="figures-row">
      {items.map(({ name, value, note, rating, values }) => (
        <li key={name} className="figure" data-rating={rating}>
          <span className="figure-name">{name}</span>
          <span className="figure-value figures">{value}</span>
          <Sparkline values={ofHundred(values)} />
          <span className="figure-note quiet">{note}</span>
        </li>
      ))}
    </ul>
  )
}

/** The line's own scale: shares of one would lie flat on its floor. */
function ofHundred(values: readonly (number | null)[]): number[] {
  const there = values.filter((one) => one !== null)
  const most = Math.max(0, ...there)
  return there.map((one) => (most === 0 ? 0 : (one / most) * 100))
}
