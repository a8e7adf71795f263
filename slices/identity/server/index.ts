import type { Clock } from '@banxue/platform/clock'
import type { ExportOf } from '@banxue/platform/export-table'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import type { Mailer } from '@banxue/platform/mail/mailer'
import { isAPIError } from 'better-auth/api'
import type { Kysely } from 'kysely'
import type { Role } from '#identity/contract'
import { createResolveActor } from './actor.ts'
import { type Auth, createAuth } from './auth.ts'
import { createAuthHandler } from './auth-handler.ts'
import { cookieLine, type CookieNames, cookieNames } from './cookies.ts'
import { createIdentityJobs } from './jobs.ts'
import { createErasing } from './erasing.ts'
import type { Proof } from './erasure-routes.ts'
import { exportIdentity } from './export-of.ts'
import { createExporting } from './export/exporting.ts'
import { createExportHandler } from './export/serve-export.ts'
import { createInviting, type Newcomer } from './inviting.ts'
import { createLogo } from './logo.ts'
import { createReads } from './reads.ts'
import { createIdentityRoutes } from './routes.ts'
import { createMails } from './school-mails.ts'
import { createConsentStore } from './store/consents.ts'
import { createDemoStore } from './store/demo.ts'
import { createErasureStore } from './store/erasures.ts'
import { createExportStore } from './store/exports.ts'
import { createGuestStore } from './store/guests.ts'
import { createInvitationStore } from './store/invitations.ts'
import { createLimitStore } from './store/limits.ts'
import { createLookStore } from './store/looks.ts'
import { createOwnRows } from './store/own-rows.ts'
import { createPeopleStore, type PeopleStore, type Person } from './store/people.ts'
import { createRoleStore } from './store/roles.ts'
import { createRegistrationStore } from './store/registrations.ts'
import { createSchoolStore } from './store/school.ts'
import { createSessionStore } from './store/sessions.ts'
import type { IdentityTables } from './tables.ts'
import { sealToken } from './token.ts'

export type { Look } from './look.ts'
export type { Person } from './store/people.ts'
export type { SimulatedPerson } from './store/registrations.ts'
export type { IdentityTables }

export interface IdentityNeeds {
  db: Kysely<IdentityTables>
  clock: Clock
  log: Log
  /** Address under which browsers reach the school; cookies are secure where it is https. */
  publicUrl: string
  /** At least 32 random bytes, the same for every server of the school. */
  secret: string
  /** Null without SMTP: then a demo school keeps mails for its mailbox page, and another sends none. */
  mailer: Mailer | null
  /** What the school is called, and its IANA zone, until somebody says otherwise. */
  school: { name: string; zone: string }
  /** Days in which somebody who asked to be deleted may change their mind; 0 for none. */
  erasureDays: number
  /** What other slices hold of people is deleted by these; each safe to ask again. */
  forget: readonly ((personIds: readonly string[]) => Promise<void>)[]
  /** What other slices hold of a person, for a copy. */
  exportOf: readonly ExportOf[]
  /** Where copies lie until they are fetched. */
  storage: Storage
  /** Whether a course can be joined that is not the demo's. */
  hasOwnCourse: () => Promise<boolean>
  /** When the last whole backup was made; null where none is known. */
  backupAt: () => Promise<Date | null>
  demo: {
    /** Whether simulated learners are here, or being loaded. */
    isOn(): boolean
    /** 0 to 1 while they load, else null. */
    progress(): number | null
    /** Told whenever somebody enters the demo as one of its persons, before they are in. */
    welcome?: (role: Role, personId: string) => Promise<void>
  }
}

/**
 * People, their sessions, and the school's own few settings.
 * `authHandler` answers `/api/auth/*`; `resolveActor` says who sent a request, on every request.
 */
export function createIdentity(needs: IdentityNeeds) {
  const { clock, secret } = needs
  if (Buffer.byteLength(secret) < 32) throw new Error('The secret of sessions needs 32 bytes or more.')
  const names = cookieNames(needs.publicUrl)
  const stores = createStores(needs)
  const mails = createMails({ ...needs, ...stores })
  const { exporting, erasing } = createLeaving(needs, stores)
  const auth = createAuth({
    ...stores,
    ...needs,
    schoolZone: needs.school.zone,
    provesEmail: needs.mailer !== null,
    isDemo: () => needs.demo.isOn(),
    ...mails,
  })
  const resolveActor = createResolveActor({ ...stores, clock, secret, names })
  const publishRegistrations = async () => void (await stores.registrations.publishMissing(clock.now()))
  const authHandler = createAuthHandler({
    auth,
    clock,
    names,
    limits: stores.limits,
    resolveActor,
    publishRegistrations,
  })
  const logo = createLogo({ ...needs, ...stores })
  const sessions = sessionsOf(auth, names, secret)
  const inviting = createInviting({
    ...stores,
    clock,
    hasMail: mails.hasMail,
    sendInvitation: (email, token, language) => mails.sendInvitation(email, token, language),
    makeAccount: accountMaker(auth, stores.people),
  })
  const routes = createIdentityRoutes({
    ...stores,
    clock,
    names,
    hasSmtp: needs.mailer !== null,
    demo: needs.demo,
    erasing,
    erasureDays: needs.erasureDays,
    logo,
    inviting,
    publishRegistrations,
    hasOwnCourse: needs.hasOwnCourse,
    backupAt: needs.backupAt,
    ...mails,
    ...sessions,
  })
  return {
    routes,
    authHandler,
    resolveActor,
    /** `GET /api/exports/*`; the caller has found out who asks. */
    exportHandler: createExportHandler(exporting),
    /** `PUT /api/school/logo` and `GET /logo/*`. */
    logo,
    jobs: createIdentityJobs({ ...stores, erasing, exporting }),
    reads: createReads({ ...stores, clock, mails }),
  }
}

type Stores = ReturnType<typeof createStores>
function createStores({ db, secret, school }: IdentityNeeds) {
  return {
    people: createPeopleStore(db),
    roleStore: createRoleStore(db),
    guests: createGuestStore(db),
    sessions: createSessionStore(db),
    school: createSchoolStore(db, school),
    demoStore: createDemoStore(db),
    limits: createLimitStore(db, secret),
    registrations: createRegistrationStore(db),
    consents: createConsentStore(db),
    looks: createLookStore(db),
    erasures: createErasureStore(db),
    exports: createExportStore(db),
    invitations: createInvitationStore(db),
  }
}

/** What people may take along, and how they go. */
function createLeaving(needs: IdentityNeeds, stores: Stores) {
  const ownTables = exportIdentity(createOwnRows(needs.db))
  const exporting = createExporting({
    ...needs,
    ...stores,
    tablesOf: (personId) => [ownTables, ...needs.exportOf].flatMap((exportOf) => exportOf(personId)),
  })
  const erasing = createErasing({
    ...needs,
    ...stores,
    forget: [(personIds) => exporting.forgetPeople(personIds), ...needs.forget],
  })
  return { exporting, erasing }
}

/** What the routes need of the sign-in library. */
function sessionsOf(auth: Auth, names: CookieNames, secret: string) {
  return {
    async renewSession(headers: Headers): Promise<readonly string[]> {
      const { headers: answer } = await auth.api.getSession({ headers, returnHeaders: true })
      return answer.getSetCookie()
    },
    async openSession(personId: string, userAgent: string): Promise<string> {
      const { internalAdapter, sessionConfig } = await auth.$context
      const session = await internalAdapter.createSession(personId, false, { userAgent })
      const value = sealToken(session.token, secret)
      return cookieLine(names.session, value, sessionConfig.expiresIn, names.isSecure)
    },
    async isProved({ id, email }: Person, { password, code }: Proof, headers: Headers): Promise<boolean> {
      try {
        if (password !== undefined) {
          const { status } = await auth.api.verifyPassword({ body: { password }, headers })
          return status
        }
        if (code === undefined || email === null) return false
        const { user } = await auth.api.signInEmailOTP({ body: { email, otp: code } })
        return user.id === id
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return false
        throw error
      }
    },
    async setPassword(password: string, headers: Headers): Promise<boolean> {
      try {
        await auth.api.setPassword({ body: { newPassword: password }, headers })
        return true
      } catch (error) {
        if (isCoded(error) && error.body?.code === 'PASSWORD_ALREADY_SET') return false
        throw error
      }
    },
  }
}

/**
 * Makes accounts of people whose address is proved, without a request of theirs to the sign-in library. Null where
 * the address has one, be it made a moment ago.
 */
function accountMaker(auth: Auth, people: PeopleStore) {
  return async (email: string, { name, password, language, zone }: Newcomer): Promise<string | null> => {
    if ((await people.languageOf(email)) !== null) return null
    const { internalAdapter, password: passwords } = await auth.$context
    const hash = await passwords.hash(password)
    const { id } = await internalAdapter.createUser(
      { email, name, emailVerified: true },
      { method: 'email-password' },
    )
    await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
    await people.change(id, { language, zone })
    return id
  }
}

const isCoded = (error: unknown): error is { body?: { code?: string } } =>
  typeof error === 'object' && error !== null && 'body' in error
