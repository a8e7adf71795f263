import type { coursesContract } from '@banxue/slices/courses/contract'
import type { identityContract } from '@banxue/slices/identity/contract'
import type { learningContract } from '@banxue/slices/learning/contract'
import { rpc } from '@banxue/ui/rpc'

/** The questions whose answers may already be in the page's first bytes; keys are those the slices use. */
export const identity = rpc<typeof identityContract>('identity')
export const learning = rpc<typeof learningContract>('learning')
export const courses = rpc<typeof coursesContract>('courses')
