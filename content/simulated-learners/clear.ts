import type { School } from '../../apps/server/compose.ts'

/** Takes away every simulated person, what they did, and the demo's course. */
export async function clearDemo(_school: School, say: (words: string) => void): Promise<void> {
  say('clearing …')
}
