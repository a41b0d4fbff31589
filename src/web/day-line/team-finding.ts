/** More are not looked through; one types. */
const mostListed = 40

const order = new Intl.Collator()

/** Of all teams those with every word typed in their name, by name; those whose own name begins with it first. */
export function findTeams(names: readonly string[], typed: string): { found: string[]; more: number } {
  const words = typed.trim().toLowerCase().split(/\s+/)
  const begins = (name: string) => name.slice(name.lastIndexOf('/') + 1).startsWith(words[0] ?? '')
  const found = names
    .map(name => ({ name, low: name.toLowerCase() }))
    .filter(({ low }) => words.every(word => low.includes(word)))
    .map(({ name, low }) => ({ name, first: begins(low) }))
    .sort((a, b) => Number(b.first) - Number(a.first) || order.compare(a.name, b.name))
    .map(({ name }) => name)
  return { found: found.slice(0, mostListed), more: Math.max(0, found.length - mostListed) }
}
