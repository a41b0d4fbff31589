import { stemOf, type Word } from './words.ts'

/** How well a text speaks of a subject: 0 not at all; else the share of its own words that the subject has, above 0. */
export function matchTopic(subject: readonly Word[], stems: ReadonlySet<string>): number {
  if (subject.length === 0 || stems.size === 0) return 0
  const wanted = new Set(subject.map(({ stem }) => stem))
  for (const stem of wanted) if (!stems.has(stem) && !isCompound(stem, stems)) return 0
  return wanted.size / stems.size
}

/** *rollout* of what says *roll … out*. */
function isCompound(stem: string, stems: ReadonlySet<string>): boolean {
  for (let cut = 3; cut <= stem.length - 2; cut++)
    if (stems.has(stemOf(stem.slice(0, cut))) && stems.has(stemOf(stem.slice(cut)))) return true
  return false
}

/** Verbs of deciding: in a question about a decision they name none. */
const decisionWords = new Set(
  `decide decides decided choose chose chosen pick picked use used using adopt adopted approve approves approved approval
   reject rejected accept accepted settle settled agree agreed go went object objected objection objections dissent
   sign authorise authorize authority permission change changes hit press push trigger perform execute do make carry start`.split(
    /\s+/,
  ),
)

export function isDecisionWord(word: string): boolean {
  return decisionWords.has(word)
}

/** Words that ask for a kind of line instead of naming it: *the refund problem*, *the export question*. */
const kindWords = new Set(
  `problem problems bug bugs question questions decision decisions ticket tickets project effort thread hold holds blocker
   blockers handoff handoffs contingency contingencies note notes plan plans request requests kep keps investigation analysis
   research discussion report reports log proposal proposals enhancement document doc situation business story status state`.split(
    /\s+/,
  ),
)

/** A subject without the words that only say what kind of thing it is, unless nothing else is left. */
export function topicOf(subject: readonly Word[]): readonly Word[] {
  const left = subject.filter(({ text }) => !kindWords.has(text) && !isDecisionWord(text))
  return left.length === 0 ? subject : left
}

const documents: readonly (readonly ['report' | 'handoff', RegExp])[] = [
  ['report', /^reports?$/],
  ['handoff', /^(?:handoff|handover)s?$/],
]

/** What is asked for where nothing but its kind is said: *the report*. */
export function documentNamed(rest: readonly Word[]): 'report' | 'handoff' | null {
  if (rest.length === 0) return null
  return documents.find(([, named]) => rest.every(({ text }) => named.test(text)))?.[0] ?? null
}
