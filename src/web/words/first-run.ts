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
    says: 'Run this where Locum’s data folder is. Nothing is sent anywhere, and it may be run again whenever the files change.',
    people: (count: number) => (count === 1 ? 'One person so far: you.' : `${count} people so far.`),
    more: (count: number) => `More than ${count} people so far.`,
    done: 'Open your brief',
  },
  nothing: 'There is nothing to set up here.',
  signIn: 'Sign in',
} as const
