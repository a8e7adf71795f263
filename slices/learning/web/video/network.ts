/** What the browser tells of the line, where it tells it (Network Information API). */
interface Connection {
  effectiveType?: string
  saveData?: boolean
}

const connection = (): Connection => (navigator as Navigator & { connection?: Connection }).connection ?? {}

export const savesData = (): boolean => connection().saveData === true

export function networkType(): 'slow-2g' | '2g' | '3g' | '4g' | 'unknown' {
  const type = connection().effectiveType
  return type === 'slow-2g' || type === '2g' || type === '3g' || type === '4g' ? type : 'unknown'
}
