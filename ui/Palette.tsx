import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { consolePlaces, schoolPlaces } from './first/places.ts'
import { firstWords } from './first/words.ts'
import { useSession } from './session.tsx'
import { useLanguage } from './words.ts'

/** Every place by its name: typed, chosen with the arrow keys, opened with Enter. */
export function Palette({ close }: { close: () => void }) {
  const words = firstWords[useLanguage()]
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, choose] = useState(0)
  useEffect(() => dialog.current?.showModal(), [])
  const { permissions } = useSession()
  const places = [...consolePlaces, ...schoolPlaces(true)]
    .filter(({ permission }) => permission === undefined || permissions.includes(permission))
    .map(({ to, label }) => ({ to, name: words[label] }))
    .filter(({ name, to }) => `${name} ${to}`.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  const open = (to: string | undefined) => {
    if (to === undefined) return
    close()
    void navigate({ to })
  }
  const press = (key: string) => {
    if (key === 'ArrowDown') choose(Math.min(chosen + 1, places.length - 1))
    else if (key === 'ArrowUp') choose(Math.max(chosen - 1, 0))
    else if (key === 'Enter') open(places[chosen]?.to)
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={words.goTo} onClose={close}>
      <input
        className="find"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-places"
        aria-activedescendant={places[chosen] === undefined ? undefined : `palette-${chosen}`}
        aria-label={words.goTo}
        placeholder={words.goTo}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          choose(0)
        }}
        onKeyDown={(event) => press(event.key)}
      />
      {places.length === 0 && <p className="quiet">{words.nothingSuch}</p>}
      <ul id="palette-places" role="listbox" aria-label={words.places}>
        {places.map(({ to, name }, index) => (
          <li
            key={to}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => open(to)}
          >
            {name}
          </li>
        ))}
      </ul>
    </dialog>
  )
}
