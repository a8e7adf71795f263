/** Channel on which committed rows are announced; the payload says nothing. */
export const wakeChannel = 'banxue_event'
