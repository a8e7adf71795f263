import { useFocusMode, useFocusRoom } from '@banxue/ui/focus'
import { useWords } from '@banxue/ui/words'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { words } from '../words.ts'
import { focusId } from './usePlayerKeys.ts'

/** One tap silences the school, one tap lets it speak again; what a learner's work needs is said all the same. */
export function FocusButton() {
  const t = useWords(words)
  const { isOn, toggle } = useFocusMode()
  useFocusRoom()
  const Icon = isOn ? IconBellOff : IconBell
  return (
    <button
      id={focusId}
      type="button"
      className="player-icon"
      aria-pressed={isOn}
      aria-label={t('focusMode')}
      title={isOn ? t('focusOn') : t('focusOff')}
      onClick={toggle}
    >
      <Icon size={22} stroke={1.75} aria-hidden />
    </button>
  )
}
