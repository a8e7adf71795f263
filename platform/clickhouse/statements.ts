/** What may hold a semicolon that ends nothing: strings, quoted names, comments. */
const opaque = /'(?:[^'\\]|\\.|'')*'|`[^`]*`|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\//g

/** The statements of a file, without those that hold only comments. */
export function statementsOf(text: string): string[] {
  // Same length as the text, so that places found in it are places of the text.
  const plain = text.replace(opaque, (match) =>
    match.startsWith('--') || match.startsWith('/*') ? ' '.repeat(match.length) : 'x'.repeat(match.length),
  )
  const statements: string[] = []
  let from = 0
  for (let to = plain.indexOf(';'); from < plain.length; to = plain.indexOf(';', from)) {
    const end = to === -1 ? plain.length : to
    if (plain.slice(from, end).trim() !== '') statements.push(text.slice(from, end).trim())
    from = end + 1
  }
  return statements
}
