export const en = {
  catalogue: 'Courses',
} as const
