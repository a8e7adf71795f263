/** Who opens a page; each has a browser of their own. */
export type Who = 'visitor' | 'guest' | 'learner' | 'newcomer' | 'instructor' | 'operator' | 'admin'

/** One opening of a page. */
export interface Visit {
  /** Name of its pictures. */
  name: string
  path: string
  as: Who
}

/** What addresses are made of. */
export interface Known {
  slug: string
  courseId: string
  firstUnitId: string
  /** A course that the learner has finished. */
  finishedId: string
  code: string
  importId: string
  mediaId: string
}

type Visits = Record<string, Visit[]>

/** Every page of the router with those who open it; a page that is not here fails the journey. */
export const visitsOf = (known: Known): Visits => ({
  ...courseVisits(known),
  ...learningVisits(known),
  ...accountVisits,
  ...consoleVisits(known),
  ...pulseVisits(known),
})

/** What strangers open, and what learners come back to. */
const courseVisits = ({ slug }: Known): Visits => ({
  '/': [
    { name: 'start-visitor', path: '/', as: 'visitor' },
    { name: 'today', path: '/', as: 'learner' },
    { name: 'today-empty', path: '/', as: 'newcomer' },
  ],
  '/courses': [{ name: 'catalogue', path: '/courses', as: 'visitor' }],
  '/courses/$slug': [
    { name: 'course', path: `/courses/${slug}`, as: 'visitor' },
    { name: 'course-under-way', path: `/courses/${slug}`, as: 'learner' },
    { name: 'course-missing', path: '/courses/none', as: 'visitor' },
  ],
})

/** The player, and what it leads to. */
const learningVisits = ({ courseId, firstUnitId, finishedId, code }: Known): Visits => ({
  '/learn': [
    { name: 'learn', path: '/learn', as: 'learner' },
    { name: 'learn-empty', path: '/learn', as: 'newcomer' },
  ],
  '/learn/receipt': [
    { name: 'receipt', path: '/learn/receipt', as: 'learner' },
    { name: 'receipt-empty', path: '/learn/receipt', as: 'newcomer' },
    { name: 'receipt-visitor', path: '/learn/receipt', as: 'visitor' },
  ],
  '/learn/notes': [
    { name: 'notes', path: '/learn/notes', as: 'learner' },
    { name: 'notes-empty', path: '/learn/notes', as: 'newcomer' },
    { name: 'notes-visitor', path: '/learn/notes', as: 'visitor' },
  ],
  '/learn/saved': [
    { name: 'saved-empty', path: '/learn/saved', as: 'learner' },
    { name: 'saved-visitor', path: '/learn/saved', as: 'visitor' },
  ],
  '/learn/$courseId/$unitId': [
    { name: 'unit-visitor', path: `/learn/${courseId}/${firstUnitId}`, as: 'visitor' },
    { name: 'unit-guest', path: `/learn/${courseId}/${firstUnitId}`, as: 'guest' },
    { name: 'unit-question', path: `/learn/${courseId}/${firstUnitId}`, as: 'learner' },
    { name: 'unit-not-joined', path: `/learn/${courseId}/${firstUnitId}`, as: 'newcomer' },
  ],
  '/certificates': [
    { name: 'certificates', path: '/certificates', as: 'learner' },
    { name: 'certificates-empty', path: '/certificates', as: 'newcomer' },
  ],
  '/certificates/$courseId': [{ name: 'certificate', path: `/certificates/${finishedId}`, as: 'learner' }],
  '/verify/$code': [
    { name: 'verify', path: `/verify/${code}`, as: 'visitor' },
    { name: 'verify-unknown', path: '/verify/NONE', as: 'visitor' },
  ],
})

/** Accounts, and pages of no slice. */
const accountVisits: Visits = {
  '/me': [
    { name: 'me-visitor', path: '/me', as: 'visitor' },
    { name: 'me-guest', path: '/me', as: 'guest' },
    { name: 'me', path: '/me', as: 'learner' },
    { name: 'me-operator', path: '/me', as: 'operator' },
  ],
  '/me/data': [
    { name: 'my-data-visitor', path: '/me/data', as: 'visitor' },
    { name: 'my-data-guest', path: '/me/data', as: 'guest' },
    { name: 'my-data', path: '/me/data', as: 'learner' },
  ],
  '/mail/stop': [{ name: 'mail-stop', path: '/mail/stop?token=none', as: 'visitor' }],
  '/gone': [{ name: 'gone', path: '/gone', as: 'visitor' }],
  '/sign-in': [{ name: 'sign-in', path: '/sign-in', as: 'visitor' }],
  '/sign-up': [{ name: 'sign-up', path: '/sign-up', as: 'visitor' }],
  '/forgot': [{ name: 'forgot', path: '/forgot', as: 'visitor' }],
  '/reset': [{ name: 'reset', path: '/reset?token=none', as: 'visitor' }],
  '/claim': [{ name: 'claim', path: '/claim?token=none', as: 'learner' }],
  '/join': [{ name: 'join', path: '/join?token=none', as: 'visitor' }],
  '/demo': [{ name: 'demo', path: '/demo', as: 'visitor' }],
  '/mailbox': [{ name: 'mailbox', path: '/mailbox', as: 'visitor' }],
  '/api/docs': [{ name: 'api-docs', path: '/api/docs', as: 'visitor' }],
}

/** Staff's pages. */
const consoleVisits = ({ importId, mediaId }: Known): Visits => ({
  '/console/courses': [{ name: 'console-courses', path: '/console/courses', as: 'admin' }],
  '/console/courses/import': [{ name: 'import', path: '/console/courses/import', as: 'admin' }],
  '/console/courses/import/$importId': [
    { name: 'import-report', path: `/console/courses/import/${importId}`, as: 'admin' },
  ],
  '/console/courses/videos': [{ name: 'videos', path: '/console/courses/videos', as: 'admin' }],
  '/console/courses/videos/$mediaId': [
    { name: 'video', path: `/console/courses/videos/${mediaId}`, as: 'admin' },
  ],
  '/console/school': [{ name: 'school', path: '/console/school', as: 'admin' }],
  '/console/school/looks': [
    { name: 'looks', path: '/console/school/looks', as: 'admin' },
    { name: 'looks-none', path: '/console/school/looks?staff=nobody', as: 'admin' },
  ],
  '/console/school/start': [{ name: 'first-hour', path: '/console/school/start', as: 'admin' }],
  '/console/school/invitations': [{ name: 'invitations', path: '/console/school/invitations', as: 'admin' }],
  '/console/school/people': [{ name: 'people', path: '/console/school/people', as: 'admin' }],
})

/** What reports say. */
const pulseVisits = ({ firstUnitId, importId }: Known): Visits => ({
  '/console/pulse': [
    { name: 'pulse', path: '/console/pulse?population=simulated', as: 'operator' },
    { name: 'pulse-no-courses', path: '/console/pulse', as: 'instructor' },
    { name: 'pulse-forbidden', path: '/console/pulse', as: 'learner' },
  ],
  '/console/pulse/alarms': [
    { name: 'pulse-alarms', path: '/console/pulse/alarms?population=simulated', as: 'operator' },
    { name: 'pulse-alarms-forbidden', path: '/console/pulse/alarms', as: 'learner' },
  ],
  '/console/pulse/alarms/$alarmId': [
    { name: 'pulse-alarm-missing', path: `/console/pulse/alarms/${importId}`, as: 'operator' },
  ],
  '/console/pulse/coming': [
    { name: 'pulse-coming', path: '/console/pulse/coming?population=simulated', as: 'operator' },
    { name: 'pulse-coming-forbidden', path: '/console/pulse/coming', as: 'learner' },
  ],
  '/console/pulse/way': [
    { name: 'pulse-way', path: '/console/pulse/way?population=simulated', as: 'operator' },
    {
      name: 'pulse-way-stopped',
      path: '/console/pulse/way?population=simulated&step=signedUp',
      as: 'operator',
    },
    { name: 'pulse-way-forbidden', path: '/console/pulse/way', as: 'learner' },
  ],
  '/console/pulse/habits': [
    { name: 'pulse-habits', path: '/console/pulse/habits?population=simulated', as: 'operator' },
    { name: 'pulse-habits-forbidden', path: '/console/pulse/habits', as: 'learner' },
  ],
  '/console/pulse/mail': [{ name: 'pulse-mail', path: '/console/pulse/mail', as: 'operator' }],
  '/console/pulse/unit/$unitId': [
    {
      name: 'pulse-unit',
      path: `/console/pulse/unit/${firstUnitId}?population=simulated&place=0`,
      as: 'operator',
    },
    { name: 'pulse-unit-missing', path: `/console/pulse/unit/${importId}`, as: 'operator' },
  ],
  '/console/quality': [
    { name: 'quality', path: '/console/quality?population=real', as: 'operator' },
    { name: 'quality-simulated', path: '/console/quality?population=simulated', as: 'operator' },
    { name: 'quality-forbidden', path: '/console/quality', as: 'learner' },
  ],
  '/console/spine': [{ name: 'spine', path: '/console/spine', as: 'operator' }],
})
