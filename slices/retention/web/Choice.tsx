export type ChoiceOption = readonly [value: string, label: string]

interface ChoiceProps {
  label: string
  value: string
  onChoose: (value: string) => void
  /** The key that finds goes here. */
  isFirst?: boolean
  options: readonly ChoiceOption[]
  /** More options, under names; empty groups are left out. */
  groups?: readonly { name: string; options: readonly ChoiceOption[] }[]
}

/** One filter of a page, chosen from a list. */
export function Choice({ label, value, onChoose, isFirst = false, options, groups = [] }: ChoiceProps) {
  return (
    <label className="filter">
      <span className="filter-name">{label}</span>
      <select
        data-find={isFirst || undefined}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map(option)}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.options.map(option)}
            </optgroup>
          ))}
      </select>
    </label>
  )
}

const option = ([value, label]: ChoiceOption) => (
  <option key={value} value={value}>
    {label}
  </option>
)
