import { callersOf } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import { isAllowed, type Me, PersonId, permissions } from '#identity/contract'
import { logoPath } from './logo.ts'
import type { IdentityRoutesNeeds } from './routes.ts'
import { isLoopback } from './request.ts'

type MeNeeds = Pick<
  IdentityRoutesNeeds,
  'people' | 'consents' | 'erasures' | 'erasureDays' | 'school' | 'demo' | 'hasSmtp'
>

/** Who looks at the page, what they may do, and the school. */
export async function me(needs: MeNeeds, actor: Actor | null, headers: Headers): Promise<Me> {
  const { school, demo, hasSmtp } = needs
  const canEnterDemo = demo.isOn() && isLoopback(headers)
  const [person, settings] = await Promise.all([
    actor === null ? null : personOf(needs, actor),
    school.settings(),
  ])
  const callers = callersOf(actor)
  return {
    person,
    permissions: Object.keys(permissions).filter((permission) => isAllowed(permission, callers)),
    school: {
      name: settings.name,
      zone: settings.zone,
      accent: settings.accent,
      logoUrl: settings.logo === null ? null : logoPath(settings.logo),
      language: settings.language,
      isDemo: demo.isOn(),
      canEnterDemo,
      hasMail: hasSmtp || canEnterDemo,
      provesEmail: hasSmtp,
      erasureDays: needs.erasureDays,
      demoProgress: demo.progress(),
    },
  }
}

async function personOf({ people, consents, erasures }: MeNeeds, actor: Actor): Promise<Me['person']> {
  const { personId, kind } = actor
  const [person, hasPassword, held, erasure] = await Promise.all([
    people.byId(personId),
    kind === 'member' ? people.hasPassword(personId) : false,
    consents.of(personId),
    erasures.coming(personId),
  ])
  if (person === null) return null
  const { name, email, roles, language, zone, simulated } = person
  return {
    id: PersonId.parse(person.id),
    kind: person.kind,
    name,
    email,
    roles,
    language,
    zone,
    simulated,
    hasPassword,
    consents: held,
    erasure,
  }
}
