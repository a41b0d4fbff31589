import { folded } from '../../domain/brief/fold.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { areaName, personName } from '../items/render.ts'
import type { Scope } from '../scope.ts'
import type { OutputOf } from '../service.ts'
import type { OnLoaded } from './load-on.ts'

type Line = OutputOf<'brief.read'>['headlines'][number]

/** B2, B3: who is on and next, seven lines unless opened; areas for which the same holds share one. */
export function onSection(
  scope: Scope,
  { on, onBeyond }: { readonly on: readonly OnLoaded[]; readonly onBeyond: number },
  open: boolean,
  root: string,
): { lines: Line[]; more: number } {
  const groups = new Map<string, OnLoaded[]>()
  for (const one of on) {
    const text = onText(scope, one)
    const same = groups.get(text)
    if (same === undefined) groups.set(text, [one])
    else same.push(one)
  }
  const all = [...groups]
  const shown = open ? all : all.slice(0, folded)
  const named = shown.reduce((count, [, areas]) => count + areas.length, 0)
  return {
    lines: shown.map(([text, areas]) => onLine(scope, text, areas, root)),
    more: on.length - named + onBeyond,
  }
}

function onLine(scope: Scope, text: string, areas: readonly OnLoaded[], root: string): Line {
  const cites = [...new Set(areas.flatMap(one => one.cites))]
  return {
    text,
    kind: 'on',
    condition: null,
    area: areas.map(({ area }) => areaName(scope, area)).join(', '),
    owner: null,
    authors: [],
    saidAt: formatInstant(scope.at),
    validUntil: null,
    due: null,
    stale: false,
    cites: cites.length === 0 ? [root] : cites,
    ...(areas.some(({ proposed }) => proposed) ? { proposed: true } : {}),
  }
}

function onText(scope: Scope, one: OnLoaded): string {
  const now = one.now.map(person => personName(scope, person)).join(', ')
  const next =
    one.next === null
      ? 'nobody within 72 h'
      : one.next.from <= scope.at
        ? `${personName(scope, one.next.person)}, on now`
        : `${personName(scope, one.next.person)} from ${formatInstant(one.next.from)}`
  const gaps = one.holes
    .map(({ from, until }) => `${formatInstant(from)} to ${formatInstant(until)}`)
    .join(', ')
  const hole = one.undeclared
    ? '; hours not declared'
    : gaps === ''
      ? ''
      : `; nobody of the team reachable ${gaps}`
  const proposed = one.proposed ? '; rests on hours proposed, not confirmed' : ''
  return `On: ${now === '' ? 'nobody' : now}; next: ${next}${hole}${proposed}`
}
