import { counted, listed } from './counting.ts'

/** What the sentence under the title counts. */
export interface BriefCounts {
  readonly since: string
  readonly ago: string
  readonly others: readonly string[]
  readonly fallen: number
  readonly offers: number
  readonly holds: number
  readonly questions: number
}

/** Words of the brief, of a person and of an area. */
export const brief = {
  yours: (clock: string) => `Your brief, ${clock}`,
  printIt: 'Print',
  sentence,
  headlines: 'Before you start',
  hints: {
    holds: 'Do not touch',
    yours: 'Accepted, or fallen to you',
    offered: 'Answer when you can stand behind it',
    decisions: 'Waiting for you',
    questions: 'Your answer enters the record',
    contingencies: 'Agreed in advance',
    authority: 'Why, and until when',
    changed: '',
    on: 'Gaps in which nobody is reachable',
    stale: 'Still true, or not?',
  },
  titles: {
    holds: 'Holds',
    yours: 'Yours now',
    offered: 'Offered to you',
    decisions: 'Decisions you may take now',
    questions: 'Questions for you',
    contingencies: 'Contingencies',
    authority: 'Authority you hold now',
    changed: 'What changed',
    on: 'Who is on, who is next',
    stale: 'Gone stale',
  },
  firstSteps: {
    says: 'Before anything can be handed over there is an area, which is what work belongs to, and a team that looks after it.',
    area: 'Add an area',
    team: 'make a team',
    people: 'add people',
  },
  heldColumns: ['You may decide', 'In', 'Because', 'Until'],
  heldEntry: 'Entry',
  openQuestions: 'Open questions',
  noOpenQuestions: 'No question is open.',
  since: (moment: string) => `Since ${moment}`,
  next: 'Next',
  asked: 'asked',
  due: (moment: string) => `due ${moment}`,
  missing: 'Not handed over',
  folded: (shown: number, more: number) => `${shown} shown, ${more} more`,
  foldAgain: 'Show seven again',
  on: 'On',
  onNext: 'Next',
  gap: 'Gap',
  inAreas: 'In',
  colophon: (moment: string, entries: number, zoneData: string, rules: string) =>
    `Produced ${moment}, from entries up to ${entries}. Zone data ${zoneData}, rules ${rules}. The same brief can be produced again from these.`,
  confirmHandoff: 'Read and confirm',
  answerProposal: 'Read, then confirm or decline',
  openDecision: 'Open it under Decide',
  keepAnswer: 'Keep an answer',
} as const

/** Words of what a reader does with what is offered. */
export const offer = {
  handsOver: (count: number) => `hands over ${counted(count, 'line', 'lines')} in`,
  published: (ago: string) => `published ${ago}`,
  away: (moment: string) => `away until ${moment}`,
  noReturn: 'no return declared',
  whole: 'Read the whole handoff',
  until: (moment: string) => `Until ${moment}`,
  nextIs: 'Next:',
  readBack: 'Read it back in one line.',
  readBackAsks: 'What is the state, and what do you do first?',
  readBackBecause: 'Asked for because the condition is',
  readBackFree: 'Everything is stable, so this may stay as it is.',
  readBackNeeded: 'Say in a line what the state is and what you do first, then accept.',
  ownWords: 'This is still the author’s line. Say it in your own words, then accept.',
  byHand: 'Read-back, by hand',
  accept: (count: number) => `Accept ${counted(count, 'line', 'lines')}`,
  withQuestions: 'Accept with questions',
  lineByLine: 'Line by line',
  asWhole: 'As a whole',
  decline: 'Decline, with a reason',
  declineNow: (count: number) => `Decline ${counted(count, 'line', 'lines')}`,
  reason: 'Why not you? The author reads it, and the offer passes on.',
  question: (item: string) => `Question about ${item}`,
  questionHint: 'Your question',
  chooseOne: 'Choose at least one line.',
  reasonNeeded: 'Say why, in a line.',
  onAccepting: (count: number, author: string) =>
    `On accepting, ${count === 1 ? 'the line is' : `the ${counted(count, '', 'lines')} are`} yours from that instant, and ${author} reads your line on return.`,
  accepted: (holder: string, items: string, moment: string) => `${holder} hold ${items} from ${moment}.`,
  declined: (items: string) => `You declined ${items}. The offer passes on.`,
  undo: 'Undo',
  undone: 'Taken back. It is offered again.',
  undoUntil: (moment: string) => `You can take it back until ${moment}.`,
} as const

/** Words of the small forms on a line. */
export const acts = {
  open: (item: string) => `Act on ${item}`,
  act: 'Act',
  group: (item: string) => `What you can do with ${item}`,
  note: { word: 'Note', label: 'What happened?', go: 'Note it', done: 'Noted.' },
  confirm: { word: 'Still true', label: 'Still true until', go: 'Confirm', done: 'Confirmed.' },
  close: { word: 'Close', label: 'What came of it?', go: 'Close it', done: 'Closed.' },
  release: {
    word: 'Release',
    label: 'Why do you let it go? It stays yours until somebody accepts.',
    go: 'Release',
    done: 'Offered to whoever is on next. It stays yours until they accept.',
  },
  ask: { word: 'Ask', label: 'Your question; whoever holds the line gets it.', go: 'Ask', done: 'Asked.' },
  answer: { word: 'Answer', label: 'Your answer enters the record.', go: 'Answer', done: 'Answered.' },
  refer: {
    word: 'An entry answers it',
    label: 'Which entry says it already? Such as D-12, I-7 or S-1',
    go: 'This answers it',
    done: 'Answered.',
  },
  referred: (by: string) => `Answered by ${by}.`,
  closed: (item: string, outcome: string) => `${item} is closed: ${outcome}`,
  answered: (text: string) => `You answered: ${text}`,
  reopened: (item: string) => `${item} is open again.`,
  tomorrow: 'tomorrow 18:00',
  meant: (moment: string) => `That is ${moment} on your clock.`,
  times: 'A time such as 18:00, fri 9:00 or tomorrow 18:00.',
} as const

/** B2 in a sentence: what is so, by names, then what wants something. */
function sentence({ since, ago, others, fallen, offers, holds, questions }: BriefCounts): string {
  const who = others.length === 0 ? '' : ` ${listed(others)} worked on your areas.`
  const wants = [
    ...(fallen > 0 ? [`${counted(fallen, 'line', 'lines')} fell to you because nobody accepted`] : []),
    ...(offers > 0
      ? [`${counted(offers, 'handoff', 'handoffs')} ${offers === 1 ? 'waits' : 'wait'} for your read-back`]
      : []),
    ...(questions > 0
      ? [`${counted(questions, 'question', 'questions')} ${questions === 1 ? 'is' : 'are'} yours to answer`]
      : []),
    ...(holds > 0 ? [`${counted(holds, 'thing', 'things')} must not be touched`] : []),
  ]
  const what = wants.length === 0 ? 'Nothing waits for you' : listed(wants)
  return `Since ${since}, ${ago}.${who} ${what.charAt(0).toUpperCase()}${what.slice(1)}.`
}
