import { rpc } from '@banxue/ui/rpc'
import type { growthContract } from '../contract.ts'

export const growth = rpc<typeof growthContract>('growth')
