const dayMs = 86_400_000
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const monday = (day: string) => Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * dayMs

/** The last months up to the one of a day, newest first: `2026-10`. */
export function monthsUpTo(day: string, count: number): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: count }, (_, n) => dayOf(Date.UTC(year, month - 1 - n, 1)).slice(0, 7))
}

/** The last ISO weeks up to the one of a day, newest first: `2026-W41`. */
export function weeksUpTo(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => weekOf(monday(day) - 7 * n * dayMs))
}

/** Name of the ISO week that begins with a Monday; its Thursday says of which year it is. */
function weekOf(mondayMs: number): string {
  const year = dayOf(mondayMs + 3 * dayMs).slice(0, 4)
  const week = (mondayMs - monday(`${year}-01-04`)) / (7 * dayMs) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** First day of a cohort, `2026-10` or `2026-W41`. */
export function firstDayOf(cohort: string): string {
  const [year = '', part = ''] = cohort.split('-')
  if (!part.startsWith('W')) return `${cohort}-01`
  return dayOf(monday(`${year}-01-04`) + (Number(part.slice(1)) - 1) * 7 * dayMs)
}

/** First and last day of a month. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return { from: `${month}-01`, to: dayOf(Date.UTC(year, number, 0)) }
}
