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
          <Sparkline values={values.filter((one) => one !== null)} />
          <span className="figure-note quiet">{note}</span>
        </li>
      ))}
    </ul>
  )
}
