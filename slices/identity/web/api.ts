import { rpc } from '@banxue/ui/rpc'
import type { identityContract } from '../contract.ts'

export const identity = rpc<typeof identityContract>('identity')
