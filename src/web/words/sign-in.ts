/** Words of signing in. */
export const signIn = {
  title: 'Sign in',
  lead: 'Locum has no passwords. A passkey brings you back; a link signs you in once.',
  passkey: 'Sign in with a passkey',
  noPasskeys: 'This browser has no passkeys. A link signs you in.',
  opening: 'Opening your link',
  linkFailed: 'The link did not sign you in',
  neither: 'When neither works',
  neitherSays:
    'Whoever keeps the server makes a link for you in its data folder, with your handle in place of HANDLE. It works once, for an hour.',
  command: 'locum link create --as HANDLE',
  firstTime: 'The first time',
  firstTimeSays:
    'Your administrator sends you an invitation: a link that works once, for seven days. On a server of your own, it is printed when the server starts.',
  already: (name: string) => `You are signed in as ${name}.`,
  toBrief: 'Open your brief',
  offer: {
    title: 'Come back with a passkey',
    says: 'The link you opened does not work again. A passkey is kept by this device or your password manager; nothing secret leaves it.',
    add: 'Add a passkey',
    later: 'Not now',
    none: 'This browser has no passkeys. You stay signed in here for up to 30 days; after that, ask for a new link.',
    goOn: 'Go on',
  },
} as const

export const passkeyWords = {
  stopped: 'No passkey was used.',
  stoppedNext: 'Try again, or open a link.',
} as const

/** P2: where something wants a passkey used within five minutes. */
export const verifyWords = {
  again: 'This wants your passkey, used within the last five minutes. What you wrote stays and is sent then.',
  use: 'Use your passkey and go on',
  first:
    'This wants a passkey, and you have none yet. Adding one proves who you are; what you wrote is sent then.',
  add: 'Add a passkey and go on',
  none: 'This wants a passkey, and this browser has none. Open Locum at its address with https, or at localhost.',
} as const
