import type { mediaContract } from '@banxue/platform/media/contract'
import { rpc } from '@banxue/ui/rpc'

export const media = rpc<typeof mediaContract>('media')
