import type { Mention } from './mentions.ts'
import { type Form, forms } from './phrases.ts'
import { phrasings } from './phrasings.ts'
import type { Word } from './words.ts'

/** How each form is put, for whoever was not understood; capitals stand for a name. */
export const formExamples: Readonly<Record<Form, string>> = {
  decide: 'Who may decide TYPE in AREA?',
  owner: 'Who owns AREA or ITEM?',
  state: 'Is ITEM blocked, done or safe to touch?',
  changed: 'What changed in AREA since DAY?',
  back: 'When is PERSON back?',
  why: 'Why was DECISION decided?',
  open: 'What is open for PERSON or AREA?',
  means: 'What does WORD mean?',
}

const common = new Set(
  'who what which when why how is are was were the a in of for on to do does did i we it'.split(' '),
)

/** The three forms that share most with a question: their own words, and the kinds of things it names. */
export function nearestForms(
  words: readonly Word[],
  mentions: readonly Mention[],
  namesType: boolean,
): Form[] {
  const said = new Set(words.map(({ text }) => text))
  const kinds = new Set<string>(mentions.flatMap(({ is }) => is.map(({ kind }) => kind)))
  if (namesType) kinds.add('type')
  const scored = forms.map((form, place) => ({
    form,
    place,
    score: shared(form, said) + suited(form, kinds),
  }))
  return scored
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, 3)
    .map(({ form }) => form)
}

function shared(form: Form, said: ReadonlySet<string>): number {
  let most = 0
  for (const phrasing of phrasings) {
    if (phrasing.form !== form) continue
    for (const phrase of phrasing.phrases) {
      const own = new Set(phrase.split(/[ |?]+/))
      let score = 0
      for (const word of own) if (said.has(word)) score += common.has(word) ? 0.25 : 1
      most = Math.max(most, score)
    }
  }
  return most
}

const suits: Readonly<Record<Form, readonly string[]>> = {
  decide: ['type', 'file'],
  owner: ['area', 'team', 'id', 'ref'],
  state: ['id', 'ref', 'area'],
  changed: ['area', 'team'],
  back: ['person'],
  why: ['ref', 'type'],
  open: ['area', 'person', 'me'],
  means: [],
}

function suited(form: Form, kinds: ReadonlySet<string>): number {
  return suits[form].filter(kind => kinds.has(kind)).length / 2
}
