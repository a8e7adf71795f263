import { readProgress } from '@banxue/server/progress-line'

const width = 24

/** `███████░░░░░░░░░  42 %  files` */
export function barOf(share: number, what: string): string {
  const full = Math.floor(share * width)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${percent} %  ${what}`
}

/** Where lines go: a terminal, in which a bar is drawn over itself, or a file, which gets a line for each tenth. */
interface Out {
  isTTY?: boolean
  write: (text: string) => unknown
}

/** Prints what a command says, its progress as a bar. */
export function createPrinter(out: Out): (line: string) => void {
  let isBar = false
  let tenth = 0
  return (line) => {
    const progress = readProgress(line)
    if (progress === null) {
      out.write(`${isBar ? '\n' : ''}Banxue · ${line}\n`)
      isBar = false
    } else if (out.isTTY === true) {
      out.write(`\r\u001b[2KBanxue · ${barOf(progress.share, progress.what)}`)
      isBar = true
    } else {
      // A new work begins where the share falls.
      if (progress.share * 10 < tenth) tenth = 0
      if (progress.share * 10 < tenth + 1) return
      tenth = Math.floor(progress.share * 10)
      out.write(`Banxue · ${tenth * 10} %\n`)
    }
  }
}
