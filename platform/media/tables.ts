import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../i18n/language.ts'
import type { MediaFacts, MediaFailure } from './facts.ts'
import type { MediaPackage } from './manifest.ts'
import type { Slide } from './playback.ts'

type Json<T> = ColumnType<T | null, string | null, string | null>

export type MediaState = 'waiting' | 'working' | 'as_it_came' | 'ready' | 'failed'
export type UploadFailure = 'parts_missing' | 'disk_full' | 'joining_failed'

/** The tables of recordings. */
export interface MediaTables {
  media: {
    id: string
    origin: 'file' | 'package'
    name: string
    size_bytes: number
    state: MediaState
    due_at: Date
    worker: string | null
    attempt: Generated<number>
    ready: number | null
    failures: Generated<number>
    failure: MediaFailure | null
    progress: Generated<number>
    facts: Json<MediaFacts>
    package: Json<MediaPackage>
    deck: Json<Slide[]>
    created_at: Date
    updated_at: Date
  }
  media_keeper: { media_id: string; person_id: string }
  media_caption: { media_id: string; language: Language; file: string; updated_at: Date }
  media_upload: {
    id: string
    owner_id: string
    name: string
    size_bytes: number
    part_bytes: number
    modified_ms: number
    state: 'receiving' | 'joining' | 'done' | 'failed'
    due_at: Date
    failure: UploadFailure | null
    media_id: string | null
    created_at: Date
    expires_at: Date
  }
  media_upload_part: { upload_id: string; number: number; size_bytes: number }
}
