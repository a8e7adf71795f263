/** Door `@banxue/ui/theme`: Mantine in the school's colours, type and shapes; the tokens are in `first.css`. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  MantineProvider,
  type MantineColorsTuple,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { schemeKey } from './first/scheme.ts'

/** Ten steps of one hue, from a tint to a deep shade; the seventh is the token. */
function steps(lightness: number, chroma: number, hue: number): MantineColorsTuple {
  const at = (l: number, c: number) => `oklch(${l.toFixed(3)} ${(chroma * c).toFixed(3)} ${hue})`
  return [
    at(0.975, 0.15),
    at(0.945, 0.28),
    at(0.89, 0.5),
    at(0.83, 0.7),
    at(0.77, 0.88),
    at((0.77 + lightness) / 2, 0.96),
    at(lightness, 1),
    at(lightness - 0.06, 1),
    at(lightness - 0.12, 0.95),
    at(lightness - 0.19, 0.85),
  ]
}

const theme = createTheme({
  primaryColor: 'lamp',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    lamp: steps(0.66, 0.15, 60),
    leaf: steps(0.56, 0.11, 155),
    clay: steps(0.56, 0.16, 30),
    sky: steps(0.58, 0.11, 240),
  },
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '650' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    const isLamp = (input.color ?? 'lamp') === 'lamp'
    // White on the lamp's colour would be too faint to read.
    return input.variant === 'filled' && isLamp
      ? { ...colors, background: 'var(--lamp)', hover: 'var(--lamp)', color: 'var(--on-lamp)' }
      : colors
  },
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: { minHeight: 44 } } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Paper: { defaultProps: { radius: 12 } },
    Card: { defaultProps: { radius: 12 } },
  },
})

const colours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--quiet)',
  '--mantine-color-placeholder': 'var(--quiet)',
  '--mantine-color-anchor': 'var(--sky-ink)',
  '--mantine-color-error': 'var(--clay-ink)',
  '--mantine-color-success': 'var(--leaf-ink)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--rail)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled-color': 'var(--quiet)',
}
const resolveColours: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })

const remembered = localStorageColorSchemeManager({ key: schemeKey })

/** Around the whole app; light and dark follow the device until somebody chooses. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveColours}
      colorSchemeManager={remembered}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  )
}
