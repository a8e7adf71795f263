/** A name as it stands in a statement. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
