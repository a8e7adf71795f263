interface SparklineProps {
  /** Oldest first; nothing is drawn below two. */
  values: readonly number[]
}

const width = 120
const height = 28

/** A line without axes beside a figure that says it all; zero is its floor. */
export function Sparkline({ values }: SparklineProps) {
  if (values.length < 2) return <span className="sparkline" aria-hidden="true" />
  const top = Math.max(1, ...values)
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width
    const y = height - 2 - (value / top) * (height - 4)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
