import { rpc } from '@banxue/ui/rpc'
import type { coursesContract } from '../contract.ts'

export const courses = rpc<typeof coursesContract>('courses')
