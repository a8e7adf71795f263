/** How far a long work is, as a line among those that a command says. */
export const progressLine = (share: number, what: string): string => `progress ${share.toFixed(4)} ${what}`

/** Reads such a line; null for every other. */
export function readProgress(line: string): { share: number; what: string } | null {
  const [, share, what = ''] = /^progress ([01]\.\d{4}) (.*)$/.exec(line) ?? []
  return share === undefined ? null : { share: Number(share), what }
}

/** Turns every step of a work into a line when it has come half a percent further, and when its part changes. */
export function sayProgress(say: (line: string) => void): (share: number, what: string) => void {
  let told = -1
  let part = ''
  return (share, what) => {
    if (share - told < 0.005 && what === part && share < 1) return
    told = share
    part = what
    say(progressLine(Math.min(1, share), what))
  }
}
