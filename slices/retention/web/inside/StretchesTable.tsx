import { useWords } from '@banxue/ui/words'
import type { CourseId, UnitId } from '#courses/contract'
import type { VideoSeconds } from '#retention/contract'
import { DataTable } from '../pulse/DataTable.tsx'
import { words } from '../words.ts'
import { LeftButton } from './LeftButton.tsx'
import { ShareBar } from './ShareBar.tsx'
import { StepLink } from './StepLink.tsx'
import { type Stretch, written } from './stretches.ts'
import type { UnitSearch } from './unit-search.ts'

interface StretchesTableProps {
  /** Of the video. */
  title: string
  video: VideoSeconds
  stretches: readonly Stretch[]
  place: { courseId: CourseId | null; unitId: UnitId }
  /** Shows who left in a stretch. */
  show: (place: Pick<UnitSearch, 'video' | 'from' | 'to'>) => void
}

/** Stretch by stretch, who is still there and who left; a stretch leads to its second, a number to its learners. */
export function StretchesTable({ title, video, stretches, place, show }: StretchesTableProps) {
  const t = useWords(words)
  return (
    <DataTable
      file="seconds"
      label={`${t('secondBySecond')}: ${title}`}
      rows={stretches}
      isShort
      keyOf={({ fromS }) => String(fromS)}
      isTall
      columns={[
        {
          title: t('stretch'),
          cell: (one) => (
            <StepLink {...place} stepId={video.stepId} atS={one.fromS}>
              {written(one)}
            </StepLink>
          ),
          plain: ({ fromS }) => fromS,
        },
        {
          title: t('stillThere'),
          cell: ({ still }) => <ShareBar share={still} />,
          plain: ({ still }) => still,
        },
        {
          title: t('leftHere'),
          cell: (one) => (
            <LeftButton
              left={one.left}
              place={written(one)}
              show={() => show({ video: video.stepId, from: one.fromS, to: one.toS })}
            />
          ),
          plain: ({ left }) => left,
        },
      ]}
    />
  )
}
