import { nameIn } from '../../domain/people/name-in.ts'
import { type Clock, localMoment } from '../../domain/time/local-moment.ts'
import { zoneTables } from '../../domain/time/zone-tables.ts'
import type { Row } from '../spec.ts'

interface Mark {
  readonly from: number
  readonly to: number
  readonly person: string | null
  readonly at: string | null
}

interface Asked {
  readonly outcome: 'answer' | 'redirect' | 'refuse'
  readonly code?: string
  readonly reason: string | null
  readonly reasonMarks: readonly Mark[]
  readonly next: string | null
  readonly nextMarks: readonly Mark[]
  readonly sentences: readonly {
    readonly text: string
    readonly marks: readonly Mark[]
    readonly cites: readonly string[]
    readonly saidAt: string
    readonly validUntil: string | null
  }[]
  readonly leaveWith: string | null
  readonly left?: { readonly id: string; readonly with: string } | null
  readonly about: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly zone: string
  readonly at: string
  readonly atSeq: number
  readonly zoneData: string
}

/** The outcome first, each sentence with what it rests on, then what to do next; times on the clock of whoever asks. */
export function askText(answer: Row): string {
  const asked = answer as unknown as Asked
  const { outcome, code, sentences, about, names } = asked
  const clock = clockOf(asked)
  const moment = (instant: string) => localMoment(instant, clock)
  const shown = (text: string, marks: readonly Mark[]) => withNames(text, marks, names, moment)
  const reason = asked.reason === null ? '' : shown(asked.reason, asked.reasonMarks)
  return [
    ...(outcome === 'refuse' ? [`${reason} (${code})`] : []),
    ...(outcome === 'redirect' ? [reason] : []),
    ...sentences.flatMap(({ text, marks, cites, saidAt, validUntil }) => [
      shown(text, marks),
      `  said ${moment(saidAt)}${validUntil === null ? '' : `, valid until ${moment(validUntil)}`} · ${cites.join(' ')}`,
    ]),
    ...(about.length === 0 ? [] : [`  see ${about.join(' ')}`]),
    ...(asked.next === null ? [] : [shown(asked.next, asked.nextMarks)]),
    ...leaving(asked),
    '',
    `As of ${moment(asked.at)}, entry ${asked.atSeq}.${clock === undefined ? '' : ` Times in ${clock.name}.`}`,
  ].join('\n')
}

/** The clock of whoever asks; in UTC where this program lacks the organisation's zone data. */
function clockOf({ zone, zoneData }: Asked): Clock | undefined {
  const table = zoneTables.get(zoneData)
  return table === undefined ? undefined : { table, name: zone }
}

/** People by name, with the handle that commands take. */
function withNames(
  text: string,
  marks: readonly Mark[],
  names: Asked['names'],
  moment: (instant: string) => string,
): string {
  let [done, at] = ['', 0]
  for (const { from, to, person, at: instant } of marks) {
    const shown = instant === null ? named(person, names) : moment(instant)
    done += `${text.slice(at, from)}${shown}`
    at = to
  }
  return done + text.slice(at)
}

function named(person: string | null, names: Asked['names']): string {
  const name = nameIn(names, person)
  return name === undefined ? `@${person}` : `${name} (@${person})`
}

function leaving({ left, leaveWith, names }: Asked): string[] {
  if (left) return [`Left with ${named(left.with, names)} as ${left.id}; it stands in their brief.`]
  return leaveWith === null ? [] : [`With --leave it goes to ${named(leaveWith, names)}.`]
}
