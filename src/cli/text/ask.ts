import type { Row } from '../spec.ts'
import { moment } from './moments.ts'

interface Asked {
  readonly outcome: 'answer' | 'redirect' | 'refuse'
  readonly code?: string
  readonly reason: string | null
  readonly next: string | null
  readonly sentences: readonly {
    readonly text: string
    readonly cites: readonly string[]
    readonly saidAt: string
    readonly validUntil: string | null
  }[]
  readonly to?: { readonly person: string; readonly reach: string; readonly mayDecide: boolean }
  readonly leaveWith: string | null
  readonly left?: { readonly id: string; readonly with: string } | null
  readonly about: readonly string[]
  readonly at: string
  readonly atSeq: number
}

/** The outcome first, each sentence with what it rests on, then what to do next. */
export function askText(answer: Row): string {
  const asked = answer as unknown as Asked
  const { outcome, code, reason, next, sentences, about } = asked
  return [
    ...(outcome === 'refuse' ? [`${reason} (${code})`] : []),
    ...(outcome === 'redirect' ? [reason ?? ''] : []),
    ...sentences.flatMap(({ text, cites, saidAt, validUntil }) => [
      text,
      `  said ${moment(saidAt)}${validUntil === null ? '' : `, valid until ${moment(validUntil)}`} · ${cites.join(' ')}`,
    ]),
    ...(about.length === 0 ? [] : [`  see ${about.join(' ')}`]),
    ...(next === null ? [] : [next]),
    ...leaving(asked),
    '',
    `As of ${moment(asked.at)}, entry ${asked.atSeq}.`,
  ].join('\n')
}

function leaving({ left, leaveWith }: Asked): string[] {
  if (left) return [`Left with ${left.with} as ${left.id}; it stands in their brief.`]
  return leaveWith === null ? [] : [`With --leave it goes to ${leaveWith}.`]
}
