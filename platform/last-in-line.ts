import { existsSync } from 'node:fs'

const idle = existsSync('/usr/bin/chrt') ? ['/usr/bin/chrt', '--idle', '0'] : []
const nice = existsSync('/usr/bin/nice') ? ['/usr/bin/nice', '-n', '19'] : []
const mortal = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : []

/**
 * A command that leaves learners the processor: in Linux's idle class it runs when nobody else wants to, and is
 * interrupted at once; other systems have the lowest priority.
 */
export const lastInLine = (command: readonly string[]): [program: string, ...args: string[]] =>
  [...idle, ...command] as [string, ...string[]]

/** The same for a program that knows nothing of us: it also lowers its priority, and on Linux dies with us. */
export const lastInLineAndWithUs = (command: readonly string[]): [program: string, ...args: string[]] =>
  [...mortal, ...nice, ...idle, ...command] as [string, ...string[]]
