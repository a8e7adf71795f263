import { rpc } from '@banxue/ui/rpc'
import type { identityContract } from '#identity/contract'
import type { learningContract } from '../contract.ts'

export const learning = rpc<typeof learningContract>('learning')
/** Only to become a guest on the way into a first unit. */
export const identity = rpc<typeof identityContract>('identity')
