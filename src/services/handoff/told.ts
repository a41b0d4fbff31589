import { resolveHandoff, worst } from '../../domain/handoff/check.ts'
import type { ResolvedHandoff, ResolvedItem } from '../../domain/handoff/check-context.ts'
import { covers } from '../../domain/handoff/narrower.ts'
import type { LineTold, Told } from '../../domain/handoff/told.ts'
import type { PersonId } from '../../domain/ids.ts'
import { aliases } from '../../domain/people/gov.ts'
import { audienceFor } from '../../domain/people/visibility.ts'
import type { Audience } from '../../domain/record/entry.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'
import { checkContext } from './check-context.ts'
import type { Ready } from './checked.ts'
import type { Content } from './content.ts'

interface Readers {
  readonly author: PersonId
  /** Who may read the handoff's own entry. */
  readonly whole: Audience
  /** Author, writer and those it is offered to by name. */
  readonly people: readonly PersonId[]
}

/**
 * P1: what the handoff's own entry may say. Where every line is for all its readers, what the check found; else what it
 * would have found in a handoff of those lines only, so that nothing in it tells of the others.
 */
export function* toldToAll(
  scope: Scope,
  { author, whole, people }: Readers,
  { document }: Content,
  { resolved, overrides, incomplete, reasons, findings }: Ready,
): Script<Told> {
  const isNamed = ({ terms }: ResolvedItem) =>
    covers(whole, audienceFor(scope.gov, terms.area, [...people, ...terms.mentions]))
  const unnamed = resolved.items.filter(item => !isNamed(item))
  const asChecked = { condition: resolved.condition, overrides, incomplete, reasons, lines: new Map() }
  if (unnamed.length === 0 && !overrides.includes('left_out')) return asChecked
  const hidden = yield* hiddenOpen(scope, author, whole)
  if (unnamed.length === 0 && hidden.size === 0) return asChecked
  const context = yield* checkContext(scope, author, document)
  const owned = context.ownedOpenItems
  const carried = new Set<string | null>(unnamed.map(({ carries }) => carries))
  const known = owned.filter(id => !carried.has(id) && !hidden.has(id))
  const lines = new Map(unnamed.map(({ path }) => [path, ofLine(path, findings, reasons)]))
  const items = document.items.filter((_, index) => !lines.has(`items[${index}]`))
  const again = resolveHandoff({ ...document, items }, { ...context, ownedOpenItems: known })
  const codes = [...new Set(again.findings.map(({ code }) => code))]
  const elsewhere = new Set([...lines.values()].flatMap(line => line.overrides))
  if (known.length < owned.length) elsewhere.add('left_out')
  const told = { ...saidOf(resolved, lines), overrides: codes, incomplete: codes.length > 0, lines }
  const own = Object.entries(reasons).filter(([code]) => codes.includes(code) && !elsewhere.has(code))
  return { ...told, reasons: Object.fromEntries(own) }
}

/** Open items of the author that not every reader of the handoff's entry reads. */
function* hiddenOpen(scope: Scope, author: PersonId, whole: Audience): Script<ReadonlySet<string>> {
  const keys = aliases(scope.gov, author).map(subjectKeys.openNarrowOwnedBy)
  const narrow = yield* subjectsByKeys(scope, 'item', keys)
  return new Set(narrow.filter(({ audience }) => !covers(whole, audience)).map(({ id }) => id))
}

function saidOf({ items }: ResolvedHandoff, lines: ReadonlyMap<string, LineTold>) {
  const named = items.filter(({ path }) => !lines.has(path))
  return { condition: worst(named.map(({ terms }) => terms.condition)) }
}

function ofLine(path: string, findings: Ready['findings'], reasons: Ready['reasons']): LineTold {
  const codes = new Set(findings.filter(found => found.path.startsWith(`${path}.`)).map(({ code }) => code))
  const own = Object.entries(reasons).filter(([code]) => codes.has(code))
  return { overrides: [...codes], reasons: Object.fromEntries(own) }
}
