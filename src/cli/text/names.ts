/** More names say no more on a terminal; `--format json` has them all. */
const mostNames = 12

/** `ana, ben and 590 more`. */
export function namesText(people: readonly string[]): string {
  const shown = people.slice(0, mostNames).join(', ')
  return people.length <= mostNames ? shown : `${shown} and ${people.length - mostNames} more`
}
