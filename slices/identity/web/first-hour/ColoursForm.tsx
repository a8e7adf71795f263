import './first-hour.css'
import { accentOf } from '@banxue/ui/first/accent'
import { useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import { identity } from '../api.ts'
import { Form } from '../Form.tsx'
import { useMe } from '../useMe.ts'
import { words } from './words.ts'

/** Colours that are offered by name. The lamp is the school's own, which is no choice. */
const offered = {
  sea: '#1d6fd8',
  leaf: '#0f8a5f',
  plum: '#8a3fa0',
  brick: '#b3372b',
  slate: '#4a6478',
} as const
const lampHex = '#c77a1f'

/** The one accent of the school, shown as it will be in light and in dark. */
export function ColoursForm() {
  const t = useWords(words)
  const { school } = useMe()
  const queries = useQueryClient()
  const [accent, setAccent] = useState(school.accent)
  const isOwn = accent !== null && !Object.values<string>(offered).includes(accent)
  const save = async () => {
    await identity.changeSchool.call({ accent })
    await queries.invalidateQueries({ queryKey: identity.key() })
  }
  return (
    <Form act={save} label={t('save')} done={t('saved')} isQuiet>
      <fieldset className="swatches">
        <legend>{t('colour')}</legend>
        <Swatch name={t('lamp')} hex={lampHex} isChosen={accent === null} onChoose={() => setAccent(null)} />
        {Object.entries(offered).map(([name, hex]) => (
          <Swatch
            key={name}
            name={t(name as keyof typeof offered)}
            hex={hex}
            isChosen={accent === hex}
            onChoose={() => setAccent(hex)}
          />
        ))}
        <label className="swatch">
          <input
            type="color"
            name="accent"
            value={accent ?? lampHex}
            onChange={(event) => setAccent(event.currentTarget.value.toLowerCase())}
          />
          <span>{isOwn ? accent : t('colourOwn')}</span>
        </label>
      </fieldset>
      <p className="row-sub">{t('colourHint')}</p>
      <Sample hex={accent ?? lampHex} />
    </Form>
  )
}

interface SwatchProps {
  name: string
  hex: string
  isChosen: boolean
  onChoose: () => void
}

function Swatch({ name, hex, isChosen, onChoose }: SwatchProps) {
  return (
    <label className="swatch">
      <input type="radio" name="accent-of" checked={isChosen} onChange={onChoose} />
      <span className="swatch-dot" style={{ background: accentOf(hex).light.lamp }} aria-hidden="true" />
      <span>{name}</span>
    </label>
  )
}

const grounds = {
  light: { card: '#ffffff' },
  dark: { card: '#1a1712' },
} as const

/** What the accent does in both themes, whichever this device shows. */
function Sample({ hex }: { hex: string }) {
  const t = useWords(words)
  const accent = accentOf(hex)
  const ground = (scheme: 'light' | 'dark'): CSSProperties => ({
    background: grounds[scheme].card,
    color: accent[scheme].ink,
  })
  return (
    <div className="accent-sample" role="img" aria-label={t('preview')}>
      {(['light', 'dark'] as const).map((scheme) => (
        <div key={scheme} style={ground(scheme)}>
          <span>{t('sampleText')}</span>
          <span
            className="accent-sample-act"
            style={{ background: accent[scheme].lamp, color: accent[scheme].on }}
          >
            {t('sample')}
          </span>
        </div>
      ))}
    </div>
  )
}
