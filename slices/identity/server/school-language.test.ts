import { testDatabase } from '@banxue/platform/testing/database'
import { expect, test } from 'vitest'
import { createSchoolLanguage } from './school-language.ts'
import { createSchoolStore } from './store/school.ts'
import type { IdentityTables } from './tables.ts'

const defaults = { name: 'Test school', zone: 'Asia/Shanghai' }

test('with the database away visitors are spoken to as their browser asks', async () => {
  const db = await testDatabase<IdentityTables>()
  await db.destroy()
  expect(await createSchoolLanguage(createSchoolStore(db, defaults))()).toBeNull()
})
