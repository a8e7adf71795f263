/** Another page, most often another slice's; `next` is where signing up leads back to. */
export interface Way {
  to: string
  next?: string
}

/** Props of a link to a page whose route this slice does not know by type. */
export const wayOf = ({ to, next }: Way) => ({
  to,
  ...(next === undefined ? {} : { search: { to: next } as never }),
})
