import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import type { StepView, UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { ActionBar } from '../player/ActionBar.tsx'
import { StepHeading } from '../player/StepHeading.tsx'

type VideoContent = Extract<StepView['content'], { kind: 'video' }>

interface VideoStepProps {
  view: UnitView
  step: StepView & { content: VideoContent }
  takesFocus: boolean
  onContinue: () => void
}

/** A video, as a step of its own. */
export function VideoStep({ step, takesFocus, onContinue }: VideoStepProps) {
  const t = useWords(words)
  const { playback, words: below } = step.content
  return (
    <>
      {step.title !== null && <StepHeading title={step.title} takesFocus={takesFocus} />}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video controls playsInline src={playback?.fileUrl ?? undefined} />
      {below !== null && <Html html={below} as="reading" />}
      <ActionBar label={t('continue')} onAct={onContinue} />
    </>
  )
}
