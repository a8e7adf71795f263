/** A code as people read it aloud: in groups of four. */
export const groupsOf = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code
