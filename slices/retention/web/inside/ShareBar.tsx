import { useFormats } from '@banxue/ui/words'

/** A share as a bar with its figure; a dash where there is none. */
export function ShareBar({ share }: { share: number | null }) {
  const { percent } = useFormats()
  return (
    <span className="bar-cell">
      <span className="bar" aria-hidden="true">
        <span data-hue="sky" style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
      </span>
      {share === null ? '–' : percent(share)}
    </span>
  )
}
