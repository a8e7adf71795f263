import { useFormats } from './words.ts'

interface ProgressBarProps {
  /** 0 to 1. */
  share: number
  /** What it measures, for readers. */
  label: string
  /** Thin above a step, else as high as a word's middle. */
  isThin?: boolean
}

/** How far something has come: lamp while on the way, leaf when whole. */
export function ProgressBar({ share, label, isThin = false }: ProgressBarProps) {
  const { percent } = useFormats()
  return (
    <div
      className="progress"
      data-thin={isThin || undefined}
      data-whole={share >= 1 || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={percent(share)}
    >
      <span style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </div>
  )
}
