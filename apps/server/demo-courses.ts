/** Names of the demo's courses for themselves, as their importer makes them of `course.yaml`. */
export const demoCourses = [
  'markdown:spoken-english-for-travel',
  'markdown:first-steps-in-programming',
] as const
