import type { EventTables } from '@banxue/platform/events/publish'
import type { Language } from '@banxue/platform/i18n/language'
import type { Generated } from 'kysely'
import type { Role } from '#identity/contract'

interface PersonTable {
  id: Generated<string>
  kind: Generated<'guest' | 'member'>
  name: Generated<string>
  email: string | null
  roles: Generated<Role[]>
  language: Language
  /** IANA */
  zone: string
  simulated: Generated<boolean>
  visitor_id: string | null
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
  registered_at: Date | null
  was_guest: Generated<boolean>
  registration_published_at: Date | null
  merged_into: string | null
  erased_at: Date | null
}

/** What identity reads and writes; better-auth writes the `auth_` tables, a trigger promotes their persons. */
export interface IdentityTables extends EventTables {
  person: PersonTable
  auth_user: {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    created_at: Generated<Date>
  }
  auth_session: {
    id: Generated<string>
    token: string
    user_id: string
    expires_at: Date
    created_at: Generated<Date>
    updated_at: Generated<Date>
    seen_at: Generated<Date>
    user_agent: string | null
  }
  auth_account: { user_id: string; provider_id: string; account_id: string; password: string | null }
  auth_verification: { id: Generated<string>; identifier: string; value: string; expires_at: Date }
  rate_limit: { key: string; count: number; window_ends_at: Date }
  guest_session: {
    id: Generated<string>
    token_hash: Buffer
    person_id: string
    created_at: Generated<Date>
  }
  consent: { person_id: string; purpose: string; id: Generated<number>; granted: boolean; changed_at: Date }
  erasure: {
    person_id: string
    requested_by: string
    requested_at: Date
    due_at: Date
    alias_ids: Generated<string[]>
    erased_at: Date | null
    finished_at: Date | null
  }
  export_job: {
    id: string
    person_id: string
    state: 'waiting' | 'running' | 'done' | 'failed'
    progress: Generated<number>
    attempts: Generated<number>
    leased_until: Date | null
    size_bytes: number | null
    requested_at: Date
    expires_at: Date
  }
  look: {
    person_id: string
    staff_id: string
    purpose: string
    hour: Date
    id: Generated<number>
    role: string
    count: Generated<number>
    first_at: Date
    last_at: Date
  }
  admin_link: { token_hash: Buffer; created_at: Date; used_at: Date | null; used_by: string | null }
  school: {
    only_row: Generated<boolean>
    name: string | null
    zone: string | null
    accent: string | null
    logo: string | null
    language: Language | null
    mail_tested_at: Date | null
    first_hour_away_at: Date | null
  }
  invitation: {
    id: Generated<string>
    email: string
    language: Language
    token_hash: Buffer
    invited_by: string | null
    created_at: Date
    expires_at: Date
    accepted_at: Date | null
    accepted_by: string | null
    withdrawn_at: Date | null
  }
  demo_mail: { id: Generated<string>; recipient: string; subject: string; body: string; sent_at: Date }
}
