import { rpc } from '@banxue/ui/rpc'
import type { coursesContract } from '#courses/contract'
import type { identityContract } from '#identity/contract'
import type { learningContract } from '../contract.ts'

export const learning = rpc<typeof learningContract>('learning')
/** Only to keep a course page on the device, beside what is saved of the course. */
export const courses = rpc<typeof coursesContract>('courses')
/** Only to become a guest on the way into a first unit. */
export const identity = rpc<typeof identityContract>('identity')
