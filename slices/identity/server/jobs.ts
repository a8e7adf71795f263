import type { Job } from '@banxue/platform/jobs/job'
import type { Erasing } from './erasing.ts'
import type { Exporting } from './export/exporting.ts'
import type { DemoStore } from './store/demo.ts'
import type { GuestStore } from './store/guests.ts'
import { lookLifeDays } from './look.ts'
import type { InvitationStore } from './store/invitations.ts'
import type { LimitStore } from './store/limits.ts'
import type { LookStore } from './store/looks.ts'
import type { RegistrationStore } from './store/registrations.ts'
import type { SessionStore } from './store/sessions.ts'

const dayMs = 24 * 3_600_000
const guestLifeMs = 30 * dayMs
const mailLifeMs = 7 * dayMs
/** How long it is known who was invited and did not come, after the link ran out. */
const invitationKeptMs = 30 * dayMs
/** Guests deleted in one transaction. */
const chunk = 500

interface JobsNeeds {
  registrations: RegistrationStore
  guests: GuestStore
  sessions: SessionStore
  limits: LimitStore
  demoStore: DemoStore
  looks: LookStore
  invitations: InvitationStore
  erasing: Erasing
  exporting: Exporting
}

/** What identity does when time passes. */
export function createIdentityJobs(needs: JobsNeeds): readonly Job[] {
  const { registrations, guests, sessions, limits, demoStore, looks, invitations, erasing, exporting } = needs
  return [
    {
      name: 'identity.publish_registrations',
      everyS: 5,
      async runDue(now) {
        while ((await registrations.publishMissing(now)) > 0);
      },
    },
    { name: 'identity.erase_people', everyS: 2, runDue: (now) => erasing.runDue(now) },
    { name: 'identity.make_exports', everyS: 2, runDue: (now) => exporting.runDue(now) },
    {
      name: 'identity.delete_idle_guests',
      everyS: 3600,
      async runDue(now) {
        const before = new Date(now.getTime() - guestLifeMs)
        while ((await guests.deleteIdle(before, now, chunk)) === chunk);
      },
    },
    {
      name: 'identity.delete_ended',
      everyS: 3600,
      async runDue(now) {
        await sessions.deleteEnded(now)
        await limits.deleteEnded(now)
        await looks.deleteOld(new Date(now.getTime() - lookLifeDays * dayMs))
        await invitations.deleteEnded(new Date(now.getTime() - invitationKeptMs))
        await demoStore.deleteMails(new Date(now.getTime() - mailLifeMs))
      },
    },
  ]
}
