import type { School } from '../../apps/server/compose.ts'

/** A place in a course, for procedures that ask for one. */
export interface Place {
  courseId: string
  slug: string
  /** The first unit, open to guests, and its last step. */
  unitId: string
  stepId: string
  lastUnitId: string
  importId: string
}

export interface Procedure {
  /** `slice/name` */
  path: string
  permission: string
  /** Fits the contract; what it names may not exist. */
  input: unknown
}

/** Every procedure of the school with a sound input; throws where one has none here yet. */
export function proceduresOf(router: School['router'], place: Place): Procedure[] {
  const inputs = inputsFor(place)
  return Object.entries(router).flatMap(([slice, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => {
      const path = `${slice}/${name}`
      if (!(path in inputs)) throw new Error(`${path} is not walked yet: give it an input`)
      const { permission } = (procedure as { '~orpc': { meta: { permission: string } } })['~orpc'].meta
      return { path, permission, input: inputs[path] }
    }),
  )
}

const nobody = '00000000-0000-4000-8000-000000000000'

type Inputs = Record<string, unknown>

/** Inputs by procedure. Those that would end sessions or take the course away name what does not exist. */
function inputsFor(place: Place): Inputs {
  return { ...identityInputs, ...coursesInputs(place), ...learningInputs(place), ...otherInputs(place) }
}

const identityInputs: Inputs = {
  'identity/me': undefined,
  'identity/becomeGuest': { language: 'en', zone: 'UTC' },
  'identity/whoIsGone': { personIds: [nobody] },
  'identity/changeProfile': { language: 'en' },
  'identity/setPassword': { password: 'long enough for a test' },
  'identity/listSessions': undefined,
  'identity/endSession': { id: nobody },
  'identity/claimAdmin': { token: 'none' },
  'identity/enterDemo': { role: 'admin' },
  'identity/demoMailbox': undefined,
  'identity/listConsents': undefined,
  'identity/setConsent': { purpose: 'quality', isGranted: true },
  'identity/requestErasure': undefined,
  'identity/cancelErasure': undefined,
  'identity/eraseNow': { password: 'a wrong one' },
  'identity/erasePerson': { id: nobody, isNow: true },
  'identity/requestExport': undefined,
  'identity/exportState': undefined,
  'identity/ownLooks': {},
  'identity/listLooks': {},
  'identity/listPeople': { search: '' },
  'identity/changeRoles': { id: nobody, roles: ['learner'] },
  'identity/changeSchool': {},
  'identity/removeLogo': undefined,
  'identity/firstHour': undefined,
  'identity/putFirstHourAway': { isAway: false },
  'identity/testMail': undefined,
  'identity/invite': { email: 'nobody@example.org', language: 'en' },
  'identity/listInvitations': undefined,
  'identity/withdrawInvitation': { id: nobody },
  'identity/invitation': { token: 'none' },
  'identity/acceptInvitation': {
    token: 'none',
    name: 'Somebody',
    password: 'long enough for a test',
    language: 'en',
    zone: 'UTC',
  },
}

const coursesInputs = ({ slug }: Place): Inputs => ({
  'courses/catalogue': undefined,
  'courses/coursePage': { slug },
  'courses/listCourses': undefined,
  'courses/importState': { id: nobody },
  'courses/listImports': undefined,
  'courses/cancelImport': { id: nobody },
  'courses/addVideo': { courseId: nobody, unitId: nobody, mediaId: nobody, at: 'end' },
  'courses/retireCourse': { courseId: nobody, isRetired: true },
})

const mediaInputs: Inputs = {
  'media/list': undefined,
  'media/item': { mediaId: nobody },
  'media/beginUpload': { name: 'a.mp4', sizeBytes: 1, modifiedMs: 0 },
  'media/uploadState': { id: nobody },
  'media/finishUpload': { id: nobody },
  'media/abortUpload': { id: nobody },
  'media/putCaptions': { mediaId: nobody, language: 'en', text: 'WEBVTT' },
  'media/removeCaptions': { mediaId: nobody, language: 'en' },
  'media/removeDeck': { mediaId: nobody },
  'media/retry': { mediaId: nobody },
  'media/remove': { mediaId: nobody },
}

function learningInputs({ courseId, unitId, stepId }: Place): Inputs {
  const course = { courseId }
  const unit = { courseId, unitId }
  const step = { ...unit, stepId }
  const at = new Date()
  const answer = { kind: 'text', text: 'x' }
  const note = { noteId: crypto.randomUUID(), atS: null, form: 'note', text: 'x', isDeleted: false }
  return {
    'learning/listEnrolments': undefined,
    'learning/enrol': course,
    'learning/courseProgress': course,
    'learning/openUnit': unit,
    'learning/previewUnit': unit,
    'learning/takeAlong': unit,
    'learning/recordReading': { ...step, pageId: nobody, visibleS: 1, reachedEnd: false },
    'learning/answer': { ...step, attemptId: crypto.randomUUID(), answer, elapsedS: 1 },
    'learning/saveDraft': { ...step, answer, typedAt: at, sentAt: at },
    'learning/undoDraft': step,
    'learning/savePosition': { ...step, at, sentAt: at },
    'learning/markDone': unit,
    'learning/moveUp': course,
    'learning/receipt': {},
    'learning/sync': { personId: nobody, sentAt: at, acts: [] },
    'learning/beat': course,
    'learning/saveNote': { ...step, ...note, changedAt: at, sentAt: at },
    'learning/listNotes': {},
    'learning/exportNotes': { form: 'json', language: 'en' },
  }
}

const savedViewInputs: Inputs = {
  'retention/savedViews': undefined,
  'retention/saveView': {
    name: 'Phones',
    place: '/console/pulse',
    search: { device: 'phone' },
    isShared: false,
  },
  'retention/changeView': { id: nobody, name: 'Phones', isShared: false },
  'retention/deleteView': { id: nobody },
}

function otherInputs({ courseId }: Place): Inputs {
  const course = { courseId }
  const question = { population: 'real' }
  return {
    'growth/certificate': course,
    'growth/listCertificates': undefined,
    'growth/verify': { code: 'NONE' },
    'retention/audience': question,
    'retention/headline': question,
    'retention/origins': question,
    'retention/lifecycle': question,
    'retention/churn': question,
    'retention/funnel': question,
    'retention/sources': question,
    'retention/habit': question,
    'retention/timeSpread': question,
    'retention/survival': question,
    'retention/persistence': question,
    'retention/unitSteps': { ...question, unitId: nobody },
    'retention/unitSeconds': { ...question, unitId: nobody },
    'retention/unitLeft': { ...question, unitId: nobody, place: 0 },
    'retention/stopped': { ...question, step: 'signedUp' },
    'retention/activity': question,
    'retention/completion': question,
    'retention/completionBy': question,
    'retention/dropOff': question,
    'retention/cohorts': question,
    'retention/playback': question,
    'retention/troubledUnits': question,
    'retention/troubledLearners': question,
    'retention/afterTrouble': question,
    'retention/stutters': question,
    'retention/pageVitals': question,
    'retention/alarms': question,
    'retention/alarm': { id: nobody },
    'retention/alarmCarriers': { id: nobody },
    'retention/alarmLearners': { id: nobody },
    'retention/acknowledgeAlarm': { id: nobody, isAcknowledged: true },
    'retention/noteAlarm': { id: nobody, noteId: nobody, text: 'x' },
    'retention/judgeAlarm': { id: nobody, isReal: true },
    'retention/definitions': undefined,
    ...savedViewInputs,
    'retention/weeklyMail': undefined,
    'retention/weeklyLetter': undefined,
    'retention/wantWeeklyMail': { isWanted: false },
    'retention/sendWeeklyMail': undefined,
    'retention/stopWeeklyMail': { token: 'none' },
    ...mediaInputs,
    'spine/send': {
      // A visitor's own work: somebody's would be asked to sign in, whatever the permission.
      personId: null,
      visitorId: nobody,
      sentAt: new Date().toISOString(),
      device: 'phone',
      events: [{}],
    },
    'spine/status': undefined,
    'spine/quarantine': undefined,
    'spine/catalogue': undefined,
  }
}
