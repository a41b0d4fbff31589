import { field, reads, spec } from '../spec.ts'
import { weekendText } from '../text/authority-reports.ts'
import { page } from '../text/page.ts'

/** What reads files of other tools on this machine. */
export const importCommands = [
  spec(
    'import owners',
    { local: 'import owners' },
    'Import who approves changes of a repository from its OWNERS files',
    page,
    [field('<dir>', 'the checkout'), field('--area <path>', 'the area of the repository; it must exist')],
    { examples: ['import owners ~/src/enhancements --area enhancements'] },
  ),
  spec(
    'import codeowners',
    { local: 'import codeowners' },
    'Import who approves changes of a repository from its CODEOWNERS file',
    page,
    [
      field('<file>', "in GitHub's dialect"),
      field('--area <path>', 'the area of the repository; it must exist'),
    ],
    { examples: ['import codeowners .github/CODEOWNERS --area payments'] },
  ),
  spec(
    'import keps',
    { local: 'import keps' },
    'Import Kubernetes enhancement proposals as decisions',
    page,
    [
      field('<dir>', 'a folder with kep.yaml files'),
      field('--area <path>', 'where the areas of their groups are; the root by default'),
    ],
    { examples: ['import keps ~/src/enhancements'] },
  ),
  spec(
    'import madr',
    { local: 'import madr' },
    'Import decision records (MADR 4)',
    page,
    [
      field('<dir>', 'the folder of the records'),
      field('--area <path>', 'the area they are about; the root by default'),
    ],
    { examples: ['import madr docs/decisions --area payments'] },
  ),
  spec(
    'weekend-test',
    reads('authority.weekend-test'),
    'What one person alone approves, and what stalls while people are away',
    weekendText,
    [
      field('--codeowners <file>', "a CODEOWNERS file in GitHub's dialect; needs no organisation"),
      field('--owners <dir>', 'a checkout with OWNERS files; needs no organisation'),
      field('--without <list>', 'comma-separated handles of people who are away', 'list'),
      field('--type <type>', 'in the organisation: one type'),
      field('--area <path>', 'in the organisation: one area'),
      field('--from <when>', 'in the organisation: the coming weekend by default'),
      field('--until <when>', 'local time, instant or date'),
    ],
    {
      examples: [
        'weekend-test --without ana,ben',
        'weekend-test --codeowners .github/CODEOWNERS',
        'weekend-test --owners ~/src/kubernetes --without ana,ben',
      ],
    },
  ),
]
