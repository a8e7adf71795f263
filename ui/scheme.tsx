/** Door `@banxue/ui/scheme`: light, dark, or as the device asks. */
import { useMantineColorScheme } from '@mantine/core'
import { firstWords } from './first/words.ts'
import { useLanguage } from './words.ts'

const next = { auto: 'light', light: 'dark', dark: 'auto' } as const

/** One button that goes round: as the device asks, light, dark. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const words = firstWords[useLanguage()]
  const label = { auto: words.schemeAuto, light: words.schemeLight, dark: words.schemeDark }[colorScheme]
  return (
    <button
      type="button"
      className="frame-action frame-scheme"
      data-scheme={colorScheme}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next[colorScheme])}
    >
      <span aria-hidden="true" className="scheme-glyph" />
    </button>
  )
}
