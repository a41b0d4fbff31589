/**
 * How each form of Q2 is put, as data. In a phrase `|` stands between words that do equally well, `?` after a word that
 * may be missing, `…` for whatever stands in its place: the subject. A phrase begins where the question begins, after
 * words of courtesy; what it leaves over belongs to the subject.
 */
export const forms = ['decide', 'owner', 'state', 'changed', 'back', 'why', 'open', 'means'] as const
export type Form = (typeof forms)[number]

/** What a phrase asks of its form; each form reads its own. */
export type Want =
  | 'who-may'
  | 'may'
  | 'holdings'
  | 'owner'
  | 'manager'
  | 'tech-lead'
  | 'members'
  | 'on-next'
  | 'on-call'
  | 'author'
  | 'person'
  | 'blocked'
  | 'done'
  | 'safe'
  | 'condition'
  | 'changed'
  | 'handed-over'
  | 'received'
  | 'back'
  | 'reach'
  | 'hours'
  | 'why'
  | 'who-decided'
  | 'what-decided'
  | 'whether-decided'
  | 'all'
  | 'hold'
  | 'blocker'
  | 'question'
  | 'work'
  | 'watch'
  | 'contingency'
  | 'decision'
  | 'stale'
  | 'unstable'
  | 'due'
  | 'means'

export interface Phrasing {
  readonly form: Form
  readonly want: Want
  readonly phrases: readonly string[]
  /** Only where the subject names one of these: the words alone could mean anything. */
  readonly naming?: readonly ('type' | 'person' | 'me' | 'area' | 'file' | 'team')[]
}
