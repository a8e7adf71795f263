import { useWords } from '@banxue/ui/words'
import { lazy, Suspense, useState } from 'react'
import type { CourseProgress } from '#learning/contract'
import type { CourseOfPage } from '../course/useCourseProgress.ts'
import { words } from '../words.ts'
import { canSave } from './can-save.ts'

const SaveCourse = lazy(() => import('./SaveCourse.tsx').then((file) => ({ default: file.SaveCourse })))

interface SaveCoursePartProps {
  course: CourseOfPage
  progress: CourseProgress
  isGuest: boolean
}

/** The way to what can be saved; its code comes with the press. */
export function SaveCoursePart(props: SaveCoursePartProps) {
  const t = useWords(words)
  const [isOpen, setOpen] = useState(false)
  if (!canSave()) return null
  return (
    <>
      <button type="button" className="save-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('saveForOffline')}
      </button>
      {isOpen && (
        <Suspense>
          <SaveCourse {...props} />
        </Suspense>
      )}
    </>
  )
}
