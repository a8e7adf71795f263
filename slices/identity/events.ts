import { defineEvent } from '@banxue/platform/events/define'
import { z } from 'zod'
import { PersonId, Purpose, Role } from '#identity/contract'

export const PersonRegistered = defineEvent({
  name: 'identity.person_registered',
  version: 1,
  kind: 'fact',
  description: 'A person got an account; a guest who signs up keeps the id.',
  payload: z.object({
    wasGuest: z.boolean().describe('true where a guest signed up'),
    visitorId: z.uuid().nullable().describe('first-party id of the browser, joins earlier visits'),
  }),
  columns: { visitorId: 'visitor_id' },
})

export const GuestMerged = defineEvent({
  name: 'identity.guest_merged',
  version: 1,
  kind: 'fact',
  description:
    'A guest signed in to an account that was there before; readers treat the guest as that person.',
  payload: z.object({ guestId: PersonId.describe('the id that is now an alias of the subject') }),
})

export const RolesChanged = defineEvent({
  name: 'identity.roles_changed',
  version: 1,
  kind: 'fact',
  description: 'A person got or lost roles; staff are left out of reports on learners.',
  payload: z.object({ roles: z.array(Role).describe('all roles held from now on') }),
})

export const ConsentChanged = defineEvent({
  name: 'identity.consent_changed',
  version: 1,
  kind: 'fact',
  description: 'A person gave or withdrew consent to a purpose.',
  payload: z.object({
    purpose: Purpose.describe('analysis gates risk, segments and messages; quality gates QoE'),
    granted: z.boolean(),
  }),
})

export const PersonErased = defineEvent({
  name: 'identity.person_erased',
  version: 1,
  kind: 'fact',
  description: 'A person was deleted in every slice; the id is linkable to nothing from here on.',
  payload: z.object({}),
})
