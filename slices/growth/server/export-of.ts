import type { ExportOf } from '@banxue/platform/export-table'
import type { Needs } from './needs.ts'
import { certificateRows } from './store.ts'

/** What growth keeps of a person. */
export function exportGrowth({ db }: Pick<Needs, 'db'>): ExportOf {
  return (personId) => [
    {
      name: 'certificates',
      about: {
        en: 'The certificates you earned. Whoever has a code can check that it is real.',
        'zh-CN': '你获得的证书。凭编号，任何人都可以核验真伪。',
      },
      rows: () => certificateRows(db, { personId }),
    },
  ]
}
