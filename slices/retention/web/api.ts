import type { spineContract } from '@banxue/platform/events/contract'
import { rpc } from '@banxue/ui/rpc'
import type { retentionContract } from '../contract.ts'

export const retention = rpc<typeof retentionContract>('retention')
export const spine = rpc<typeof spineContract>('spine')
