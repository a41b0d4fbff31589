import type { WrittenTime } from '../availability/kinds.ts'
import type { AreaId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { CheckContext, ResolvedHandoff } from './check-context.ts'
import type { Findings } from './check-findings.ts'
import { parseTarget, shown } from './check-target.ts'
import type { HandoffDocument } from './document.ts'
import type { Target } from './kinds.ts'

export type Times = Pick<ResolvedHandoff, 'offlineAt' | 'backAt' | 'written'>

/** V2: offline now or at a time, and back at a later one or never. */
export function resolveTimes(handoff: HandoffDocument, context: CheckContext, findings: Findings): Times {
  const offline = handoff.offline === null ? null : fixed('offline', handoff.offline, context, findings)
  const offlineAt = offline?.instant ?? context.now
  const never = handoff.back?.toLowerCase() === 'never'
  const back = handoff.back === null || never ? null : fixed('back', handoff.back, context, findings)
  if (handoff.back === null) {
    const message = 'Say when you are back, with "back: 2026-11-23T09:00", or "back: never".'
    findings.error('no_return', 'back', message, { line: null })
  }
  if (back !== null && back.instant <= offlineAt) {
    const message = 'You are back before you are offline: correct "back:" or "offline:".'
    findings.error('back_before_offline', 'back', message, findings.front('back'))
  } else if (back !== null || never) {
    checkCover(offlineAt, back?.instant ?? Number.POSITIVE_INFINITY, context, findings)
  }
  const written = { ...(offline && { offline: offline.written }), ...(back && { back: back.written }) }
  return { offlineAt, backAt: back?.instant ?? null, written }
}

function fixed(
  key: 'offline' | 'back',
  text: string,
  context: CheckContext,
  findings: Findings,
): { readonly instant: Instant; readonly written: WrittenTime } | null {
  const time = context.parseLocal(text)
  if (!time.ok) {
    findings.refusal(time.refusal, key, findings.front(key, text))
    return null
  }
  const { instant, local, zone, offsetMinutes } = time.value
  return { instant, written: { local, zone, offsetMinutes } }
}

/** V2: an absence over one's own cover is refused with both readings offered. */
function checkCover(from: Instant, until: Instant, context: CheckContext, findings: Findings): void {
  for (const cover of context.authorCover) {
    if (cover.from >= until || cover.until <= from) continue
    const [starts, ends] = [context.formatLocal(cover.from), context.formatLocal(cover.until)]
    const covering = cover.from > from ? `"back: ${starts}"` : `"offline: ${ends}"`
    const message = `You cover from ${starts} to ${ends}: write ${covering} if you will, or end that cover first if you will be away.`
    const key = cover.from > from ? 'back' : 'offline'
    findings.error('offline_over_cover', key, message, findings.front(key))
  }
}

/** H1: on-next unless the handoff says otherwise. */
export function resolveTo(handoff: HandoffDocument, context: CheckContext, findings: Findings): Target {
  if (handoff.to === null) return { kind: 'on-next' }
  const target = parseTarget(handoff.to, context)
  if (target.ok) return target.value
  const written = target.refusal.details?.written
  findings.refusal(
    target.refusal,
    'to',
    findings.front('to', typeof written === 'string' ? written : handoff.to),
  )
  return { kind: 'on-next' }
}

/** The areas named, else the author's own. */
export function resolveAreas(handoff: HandoffDocument, context: CheckContext, findings: Findings): AreaId[] {
  if (handoff.areas.length === 0) {
    if (context.defaultArea !== null) return [context.defaultArea]
    const message = 'Say which area this is about, with "area: payments".'
    findings.error('unknown_area', 'area', message, { line: null })
  }
  const areas: AreaId[] = []
  for (const path of handoff.areas) {
    const area = context.areaByPath(path)
    if (area === null) {
      const message = `There is no area ${shown(path)}: correct the path after "area:".`
      findings.error('unknown_area', 'area', message, findings.front('area', path))
    } else if (!areas.includes(area)) areas.push(area)
  }
  return areas
}
