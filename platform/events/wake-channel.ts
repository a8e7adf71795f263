/** Channel on which committed rows are announced, with an empty payload. */
export const wakeChannel = 'banxue_event'

/** Payload that says: a reader was put back and has work although nothing new came. */
export const resetNews = 'reset'
