/** Whether a path is a page of the school: not a procedure, not a file, not a picture. */
export function isPage(path: string): boolean {
  return !/^\/(rpc|api|files|media|cover|assets|healthz)(\/|$)/.test(path) && !/\.[a-z0-9]{2,11}$/i.test(path)
}
