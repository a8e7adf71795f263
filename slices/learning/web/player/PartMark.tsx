import { useWords } from '@banxue/ui/words'
import { IconCheck, IconX } from '@tabler/icons-react'
import { words } from '../words.ts'

/** Whether a part of an answer is right: a sign and a word, never colour alone. */
export function PartMark({ isRight, id }: { isRight: boolean; id?: string }) {
  const t = useWords(words)
  const Icon = isRight ? IconCheck : IconX
  return (
    <strong id={id} className="part-mark" data-look={isRight ? 'right' : 'wrong'}>
      <Icon size={18} stroke={2.25} aria-hidden /> {isRight ? t('optionRight') : t('partWrong')}
    </strong>
  )
}
