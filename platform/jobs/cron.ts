const divisorsOf = (whole: number) =>
  Array.from({ length: whole }, (_, index) => index + 1).filter((each) => whole % each === 0)
const [minutesOfHour, hoursOfDay] = [divisorsOf(60), divisorsOf(24)]

/**
 * The cron line (UTC) of a period: whole minutes, whole hours or a day, the nearest that divides the next larger one,
 * so that two ticks are never closer than the others. Whatever is rarer than a day ticks daily.
 *
 * @param everyS seconds, at least 60
 */
export function cronOf(everyS: number): string {
  const minutes = nearest(minutesOfHour, everyS / 60)
  if (minutes < 60) return `*/${minutes} * * * *`
  const hours = nearest(hoursOfDay, everyS / 3600)
  return hours < 24 ? `7 */${hours} * * *` : '7 0 * * *'
}

function nearest(choices: readonly number[], wanted: number): number {
  return choices.reduce((best, choice) =>
    Math.abs(choice - wanted) < Math.abs(best - wanted) ? choice : best,
  )
}
