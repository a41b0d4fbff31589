/** Words used on more than one screen. Each screen has its own file beside this one; nothing on screen is written elsewhere. */
export const common = {
  product: 'Locum',
  skip: 'Skip to the page',
  saidNow: 'said just now',
  said: (ago: string) => `said ${ago}`,
  noEnd: 'no end set',
  validUntil: (moment: string) => `valid until ${moment}`,
  wasValidUntil: (moment: string) => `was valid until ${moment}`,
  you: 'You',
  erased: 'erased',
  loading: 'Loading',
  close: 'Close',
  cancel: 'Cancel',
  nobody: 'nobody',
  agent: 'software',
  kinds: {
    hold: 'Hold',
    contingency: 'If',
    blocker: 'Blocked',
    question: 'Question',
    work: 'Work',
    watch: 'Watch',
    done: 'Done',
  },
  conditions: { stable: 'Stable', fragile: 'Fragile', unstable: 'Unstable' },
  noServer: {
    code: 'unreachable_server',
    message: 'The server does not answer.',
    next: 'Drafts are safe on this device. This page tries again by itself.',
  },
  /** A tab that is older than the server: the files of the pages it has not opened yet are gone. */
  newer: {
    code: 'newer_version',
    message: 'There is a newer version of Locum',
    next: 'Try again to open it. What you wrote is kept on this device.',
  },
  offline: 'No network. What you write is kept on this device.',
  fault: (id: string) => `Something went wrong. The server's log knows it as ${id}.`,
  tryAgain: 'Try again',
  /** A page or a part of one that could not be read. */
  unread: {
    fault: 'Something went wrong on the server',
    faultSays:
      'This page could not be made, and nothing was changed by asking for it. Try again; if it stays like this, tell whoever keeps the server what its log knows it as:',
    broken: 'Something went wrong in this page',
    brokenSays:
      'It could not be drawn, and nothing was changed. Load it again; if it stays like this, tell whoever keeps the server:',
    noServer: 'The server does not answer',
    noServerSays:
      'Nothing is lost: what you write is kept on this device. This page asks again by itself and opens as soon as the server answers.',
    noNetwork: 'No network',
    noNetworkSays:
      'Nothing is lost: what you write is kept on this device. This page opens by itself as soon as the network is back.',
    toBrief: 'Open your brief',
    /** Where to look instead, on these pages, for what a command line would list. */
    instead: {
      unknown_handoff: { next: 'Its number may be mistyped. The record has every handoff.', to: '/record' },
      unknown_entry: { next: 'Its address may be mistyped. The record has every entry.', to: '/record' },
      unknown_area: { next: 'It may have moved, or its path be mistyped. Team has all areas.', to: '/team' },
      unknown_person: { next: 'The handle may be mistyped. Team has everybody.', to: '/team' },
    } as Readonly<Record<string, { readonly next: string; readonly to: '/record' | '/team' }>>,
    pages: { '/record': 'Open the record', '/team': 'Open Team' },
  },
} as const
