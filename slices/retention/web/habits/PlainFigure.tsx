interface PlainFigureProps {
  name: string
  value: string
  note: string
}

/** A figure with its name above and what it means below. */
export function PlainFigure({ name, value, note }: PlainFigureProps) {
  return (
    <li className="figure">
      <span className="figure-name">{name}</span>
      <span className="figure-value figures">{value}</span>
      <span className="figure-note quiet">{note}</span>
    </li>
  )
}
