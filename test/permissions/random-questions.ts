import fc from 'fast-check'
import type { OperationName } from '../../src/contract/operations.ts'
import { qualifiers } from '../../src/domain/search/qualifiers.ts'
import type { Told } from './two-worlds.ts'

type Read = readonly [OperationName, (told: Told) => object]

/** What a query or question is made of: the words of the story, and at most one id, which only its world knows. */
const words = fc.constantFrom(
  ...[
    'sealed',
    'keys',
    'key',
    'refund',
    'refunds',
    'queue',
    'box',
    'vault',
    'turn',
    'turned',
    'list',
    'alarm',
  ],
  ...[
    'refun*',
    'seal*',
    'key*',
    'va*',
    '"sealed keys"',
    '"refund queue"',
    'LIN-7',
    'second',
    'weekend',
    'switch',
  ],
  ...[
    'release',
    'shred',
    'print',
    'compare',
    'counts',
    '40',
    'half',
    'reasons',
    'report',
    'work',
    'quiet',
    'not',
  ],
)
const people = fc.constantFrom('ben', 'li', 'noor', 'eve', 'ana', 'vera', 'helper', 'Ben Okafor', 'me')
const areas = fc.constantFrom(
  ...['payments', 'payments/vault', 'payments/vault/keys', 'payments/refunds', 'vault', 'keys', 'pay'],
)
const days = fc.constantFrom('18 November', '19 November', 'yesterday', 'last Friday', '2026-11-20', 'Monday')

const valued = fc.constantFrom(
  ...qualifiers.map(({ example }) => example),
  ...qualifiers.flatMap(({ key, values }) => (values ?? []).map(value => `${key}:${value}`)),
  ...qualifiers.filter(({ absent }) => absent).map(({ key }) => `no:${key}`),
  ...[
    'owner:ben',
    'owner:li',
    'owner:noor',
    'author:ben',
    'author:li',
    'author:vera',
    'person:li',
    'person:helper',
  ],
  ...[
    'waiting-on:ben',
    'waiting-on:li',
    'waiting-on:noor',
    'area:payments',
    'area:payments/vault',
    'area:va',
  ],
  ...[
    'cites:LIN-7',
    'cites:ID',
    'said:2026-11-19',
    'recorded:2026-11-20',
    'due:<2026-11-20',
    'type:rollback',
  ],
  ...['kind:item.noted', 'kind:proposal.declined', 'kind:question.answered', 'kind:standing.offered', 'ID'],
)

const part = fc.oneof({ weight: 3, arbitrary: words }, { weight: 4, arbitrary: valued })
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', '-', 'NOT ', '('),
      part,
      fc.constantFrom(' ', ' ', ' ', ' OR ', ' AND ', ') '),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map(parts => parts.flat().join('').trim())

const subject = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 3 }).map(several => several.join(' ').replace(/["*]/g, '')),
  fc.constantFrom('ID', 'LIN-7', 'the sealed keys', 'the refund queue', 'the second sealed key'),
)

/** The forms of Q2, in many words. */
const question = fc.oneof(
  ...[
    'who owns X',
    'who holds X',
    'who wrote X',
    'who closed X',
    'who asked X',
    'is X done',
    'is X blocked',
    'is X safe to touch',
    'why was X decided',
    'what was decided about X',
    'what is the latest on X',
    'what did P say about X',
    'what did P vote on X',
    'when was X closed',
    'what was tried for X',
    'what is next for X',
    'what does X mean',
    'when does X end',
    'may P decide X',
    'X',
  ].map(form => fc.tuple(subject, people).map(([x, p]) => form.replace('X', x).replace('P', p))),
  ...[
    'what changed in A since D',
    'what changed on D',
    'what did P do since D',
    'what is open in A',
    'what is open for P',
    'what is unstable in A',
    'what is due in A',
    'what went stale in A',
    'which questions are open for P',
    'which decisions wait in A',
    'what must I not touch in A',
    'who is on next in A',
    'who may decide a rollback in A',
    'may P roll back in A',
    'what may P decide',
    'when is P back',
    'what did P hand over last',
    'what did P hand over on D',
    'who took over from P',
    'what was the latest handoff in A',
    'who is P',
    'who leads A',
    'which reports are there in A',
    'what was decided in A on D',
  ].map(form =>
    fc
      .tuple(areas, people, days)
      .map(([area, person, day]) =>
        form.replace(/\bA\b/, area).replace(/\bP\b/, person).replace(/\bD\b/, day),
      ),
  ),
)

const ids = fc.constantFrom<(told: Told) => string>(
  ...[1, 2, 3, 4, 5].map(nth => (told: Told) => told.item('vault', nth)),
  ...['vault', 'mixed', 'public', 'question', 'sealed request', 'open sealed request'].map(
    name => (told: Told) => told.id(name),
  ),
  told => told.item('mixed', 1),
  told => told.item('public', 2),
)

const read = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        query,
        ids,
        fc.constantFrom({}, { sort: 'newest' }, { limit: 2 }, { sort: 'relevance', limit: 1 }),
      )
      .map(
        ([text, id, more]): Read => ['record.search', told => ({ query: named(text, id(told)), ...more })],
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(question, ids)
      .map(([text, id]): Read => ['record.ask', told => ({ question: named(text, id(told)) })]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(query, fc.nat(40))
      .map(
        ([text, position]): Read => ['record.complete', () => ({ query: named(text, 'I-900'), position })],
      ),
  },
)

/** `ID` once by the id, as the world has it; a second one is a word. */
function named(text: string, id: string): string {
  return text.replace('ID', id).replaceAll('ID', 'sealed')
}

/** So many random searches, questions and completions; the same for the same seed. */
export function randomReads(count: number, seed: number): readonly Read[] {
  return fc.sample(read, { numRuns: count, seed })
}
