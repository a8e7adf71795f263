/** Work over rows with a due time: whatever is due at `now` is done, so a simulated clock can drive it. */
export interface Job {
  /** `slice.verb_noun`, unique; names the schedule and the log lines. */
  name: string
  /** Seconds between two ticks, at least 1. */
  everyS: number
  /** Does what is due; safe to run twice and on several servers at once. */
  runDue(now: Date): Promise<void>
}
