import { field, spec } from '../spec.ts'
import { weekendTestText } from '../text/weekend-test.ts'

/** What reads files of other tools on this machine. */
export const importCommands = [
  spec(
    'weekend-test',
    { local: 'weekend-test' },
    'What one person alone approves, and what stalls while people are away',
    weekendTestText,
    [
      field('--codeowners <file>', "a CODEOWNERS file in GitHub's dialect; needs no organisation"),
      field('--owners <dir>', 'a checkout with OWNERS files; needs no organisation'),
      field('--without <list>', 'comma-separated handles of people who are away', 'list'),
    ],
    {
      examples: [
        'weekend-test --codeowners .github/CODEOWNERS',
        'weekend-test --owners ~/src/kubernetes --without ana,ben',
      ],
    },
  ),
]
