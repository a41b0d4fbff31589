import { qualifiers } from '../../domain/search/qualifiers.ts'
import { field, reads, spec } from '../spec.ts'
import { completionText, searchText } from '../text/search.ts'
import { paging } from './people.ts'

const width = Math.max(...qualifiers.map(({ example }) => example.length))

const grammar = [
  'A space means AND. Words may also be joined by OR, ruled out by NOT or -, grouped by ( ),',
  'and put in quotation marks, which the shell takes away unless they stand in others:',
  `  locum search '"half done" refun* (ledger OR refunds)'`,
  '',
  'Qualifiers; several values separated by commas mean any of them:',
  ...qualifiers.map(({ example, summary }) => `  ${example.padEnd(width)}  ${summary}`),
  `  ${'no:owner'.padEnd(width)}  What has none of it`,
].join('\n')

export const searchCommands = [
  spec(
    'search',
    reads('record.search'),
    'Search the record',
    searchText,
    [
      field('<query...>', 'words and qualifiers', 'words', 'query'),
      field('--sort <order>', 'relevance or newest'),
      ...paging,
    ],
    {
      examples: [
        'search backfill',
        'search kind:hold,blocker area:payments state:open',
        'search author:@me "said:>=@today-7d" -kind:done',
      ],
      more: grammar,
      takesDashes: true,
    },
  ),
  spec(
    'record complete',
    reads('record.complete'),
    'What may be typed next in a search',
    completionText,
    [
      field('<query...>', 'what was typed so far', 'words', 'query'),
      field('--position <n>', 'where the cursor stands', 'number'),
    ],
    { takesDashes: true },
  ),
]
