import { differsByOne } from './mentions.ts'
import type { Word } from './words.ts'

/** What people say before they ask; taken off as often as it stands there. */
const openings =
  `please|hey|hi|hello|morning|good morning|good evening|quick one|quickly|quick|so|and|ok|okay|well|um|just|quick question|question|sorry|excuse me|one question|locum|team|folks|guys
  can you tell|can you tell me|could you tell me|would you tell me|will you tell me|can you say|can you show me|could you show me|can you check|could you check
  can you explain|could you explain|can you explain to me|can you please tell me|could you please tell me|would you please tell me|can someone tell me|could someone tell me|can somebody tell me
  can anyone tell me|can you look up|could you look up|can you find out|could you find out|please tell me|tell me|tell us|show me|explain|explain to me|let me know|remind me|say
  do you know|do we know|does anyone know|does anybody know|does somebody know|any idea|any clue|any chance you know|would you know|you know
  i wonder|i am wondering|i was wondering|i would like to know|i want to know|i need to know|i have to know|i would love to know|i like to know|i am curious|help me find out
  it is not clear to me|i am not sure|not sure|i forgot|i do not know|what i want to know is|the question is|for the record|out of curiosity|by the way|btw|according to the record|in the record`
    .split(/[|\n]/)
    .map(text => text.trim().split(' '))
    .sort((a, b) => b.length - a.length)

const joins = new Set(['if', 'whether', 'about', 'that'])
const closings =
  'please|thanks|thank you|thank you very much|pls|again|then|though|by any chance|if you know|at the moment|at present|right|here|these days|as of now|so far|and why|and when|and how|and by whom|or not'
    .split('|')
    .map(text => text.split(' '))
    .sort((a, b) => b.length - a.length)

const adverbs =
  'still already yet actually really exactly presently also even just maybe perhaps possibly ever currently nowadays lately finally anyway'.split(
    ' ',
  )
const greetings = ['hey', 'hello', 'please', 'thanks']

/** A small adverb, also misspelt in one letter where it is long enough to be sure. */
function isAdverb(text: string): boolean {
  return adverbs.some(one => one === text || (one.length > 6 && differsByOne(text, one)))
}

/** A question without courtesies and small adverbs. */
export function withoutCourtesy(words: readonly Word[]): readonly Word[] {
  let left: readonly Word[] = words.filter(
    ({ text }, at) => !isAdverb(text) && !(at === 0 && isGreeting(text)),
  )
  for (;;) {
    const opening = openings.find(one => startsWith(left, one))
    // A courtesy alone is the question.
    if (opening === undefined || opening.length === left.length) break
    left = left.slice(opening.length)
  }
  if (left.length < words.length && joins.has(left[0]?.text ?? '') && left.length > 1) left = left.slice(1)
  for (;;) {
    const closing = closings.find(one => endsWith(left, one))
    if (closing === undefined || closing.length >= left.length - 1) break
    left = left.slice(0, -closing.length)
  }
  return left
}

function isGreeting(text: string): boolean {
  return greetings.some(one => differsByOne(text, one))
}

function startsWith(words: readonly Word[], texts: readonly string[]): boolean {
  return texts.every((text, at) => words[at]?.text === text)
}

function endsWith(words: readonly Word[], texts: readonly string[]): boolean {
  return texts.length <= words.length && startsWith(words.slice(-texts.length), texts)
}

const verbs = new Set(
  'is are was were has have had can may could must should will would does do did'.split(' '),
)
const asking = new Set('who whom whose what which when where why how until till'.split(' '))

/**
 * The word order of a question, for one told indirectly: *if the backfill is blocked* as *is the backfill blocked*,
 * *when Ana is back* as *when is Ana back*. The words keep their places.
 */
export function asQuestion(words: readonly Word[]): readonly Word[] | null {
  const leads = asking.has(words[0]?.text ?? '') ? 1 : 0
  const verb = words.findIndex(({ text }, at) => at >= leads && verbs.has(text))
  const moved = words[verb]
  if (verb <= leads || moved === undefined) return null
  return [...words.slice(0, leads), moved, ...words.slice(leads, verb), ...words.slice(verb + 1)]
}
