/** A person counts as here for this long after a beat, seconds; beats come every 15 s. */
export const presentForS = 30

/** The number of people learning as it is shown: true, or not at all, because one or two are nobody's crowd. */
export const shownPresence = (people: number): number | null => (people < 3 ? null : people)
