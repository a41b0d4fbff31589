import { counted, listed } from './counting.ts'

/** What an import did, as its sentence tells it. */
interface ImportSum {
  readonly created: Readonly<Record<string, number>>
  readonly retired: Readonly<Record<string, number>>
  readonly changed: number
  readonly unchanged: number
}

/** Words of the first run. */
export const firstRun = {
  title: 'Welcome',
  lead: 'There is no organisation here yet. How do you want to begin?',
  choose: 'How to begin',
  choices: {
    sample: {
      name: 'Look at the sample',
      says: 'A made-up team in Berlin, Bengaluru and San Francisco, in the middle of its day. You can be each of its people.',
      go: 'Open the sample',
    },
    'just-me': {
      name: 'Just me',
      says: 'Hand off to yourself, from Friday to Monday. Invite others later.',
      go: 'Begin',
    },
    empty: {
      name: 'An empty organisation',
      says: 'You are its administrator and add people and areas yourself.',
      go: 'Make the organisation',
    },
    import: {
      name: 'Bring in what you have',
      says: 'People, teams and areas from a CSV file or another tool’s files.',
      go: 'Make the organisation, then import',
    },
  },
  fields: {
    name: 'Your name',
    zone: 'Your time zone',
    zoneHint: 'Such as Europe/Berlin.',
    area: 'What you look after',
    areaHint: 'One area to begin with, such as payments.',
    hours: 'Your hours',
    hoursHint: 'Declared, not watched: they say when others can reach you.',
  },
  working: 'One moment',
  importing: {
    title: 'Import',
    says: 'It may be imported again whenever it changes: what is unchanged makes no entry, and what somebody changed by hand since is left alone.',
    other: 'Other tools and reports',
    otherSays:
      'Run one of these where Locum’s data folder is; docs/IMPORT.md says what each reads. Nothing is sent anywhere else.',
    done: 'Open your brief',
    file: {
      choose: 'A table of people (CSV)',
      columns:
        'Columns: handle, name, zone, windows, team, area. Only handle is needed. One row for each person and team; | between several teams.',
      chooseFirst: 'Choose a file first.',
      go: 'Import it',
      again: 'Import again',
      progress: 'Progress',
      sent: (sent: number, total: number) => (total === 0 ? 'Reading …' : `${sent} of ${total} sent`),
      partly: 'What was sent before stays. Importing the file again goes on from there.',
      result: 'Result',
      done: (sum: ImportSum) => doneSentence(sum),
      leftOut: (count: number) => `${counted(count, 'line was', 'lines were')} left out.`.replace(/^./, up),
      incomplete: (count: number) =>
        `${counted(count, 'line', 'lines')} could not be used; the rest is imported. Nothing is retired until all can be read.`.replace(
          /^./,
          up,
        ),
      skipped: 'Left out',
      conflicts: 'Left as they are',
      conflictsHint: 'Somebody changed these by hand here, or made them otherwise.',
      more: (count: number) => `${count} more`,
      tooLarge: 'is larger than 16 MiB',
      notText: 'is not UTF-8 text',
    },
  },
  nothing: 'There is nothing to set up here.',
  signIn: 'Sign in',
} as const

function up(letter: string): string {
  return letter.toUpperCase()
}

/** `Created: 12 people, 3 teams. 4 changed, 90 unchanged.` */
function doneSentence({ created, retired, changed, unchanged }: ImportSum): string {
  const some = (kinds: Readonly<Record<string, number>>) =>
    listed(
      (
        [
          ['people', 'person', 'people'],
          ['teams', 'team', 'teams'],
          ['areas', 'area', 'areas'],
        ] as const
      ).flatMap(([kind, one, many]) => {
        const count = kinds[kind] ?? 0
        return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`]
      }),
    )
  const [made, gone] = [some(created), some(retired)]
  const rest = [`${changed.toLocaleString('en')} changed`, `${unchanged.toLocaleString('en')} unchanged`]
  return [
    made === '' ? 'Nothing new.' : `Created: ${made}.`,
    gone === '' ? '' : `Retired: ${gone}.`,
    `${rest.join(', ')}.`,
  ]
    .filter(part => part !== '')
    .join(' ')
}
