import type { Output } from '../api/call.ts'

type Reply = Output<'record.ask'>

const codes: Readonly<Record<NonNullable<Reply['code']>, string>> = {
  no_record: 'Nothing is declared',
  stale: 'No longer valid',
  not_understood: 'Not understood',
  not_permitted: 'Not open to you',
  ambiguous: 'More than one is meant',
  out_of_scope: 'Not something Locum knows',
  unknown_subject: 'Not known here',
}

/** Words of the page that asks the record. */
export const ask = {
  title: 'Ask',
  lead: 'The record answers with its sources, names whom to ask, or says why not. It never guesses.',
  field: 'Your question',
  go: 'Ask',
  examples: 'It understands questions such as',
  forms: [
    'Who may deploy to production in payments?',
    'Who owns payments/ledger?',
    'Is the ledger backfill safe to touch?',
    'What changed in payments since yesterday?',
    'When is Ana back?',
    'What is open for me?',
    'What does contingency mean?',
  ],
  outcomes: { answer: 'Answer', redirect: 'Ask somebody', refuse: 'No answer' },
  codes,
  sources: 'Sources',
  saw: 'What was said of it',
  nearest: 'Ask one of these instead, with the words in capitals filled in',
  leave: (name: string) => `Leave it with ${name}`,
  leaving: 'It stands in their brief, and their answer enters the record.',
  left: (id: string, name: string) => `Left with ${name} as ${id}. Ask again once it is answered.`,
  asOf: (seq: number) => `As of entry ${seq}`,
  you: 'you',
} as const
