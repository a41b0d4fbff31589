import { shell } from '../words/shell.ts'

/** The pages of the head, in its order; `short` is for the bar at the foot of a phone. */
export const pages = [
  { to: '/', word: shell.nav.brief, keys: 'g b' },
  { to: '/hand-off', word: shell.nav.handOff, keys: 'c' },
  { to: '/day-line', word: shell.nav.dayLine, keys: 'g d' },
  { to: '/decide', word: shell.nav.decide, keys: 'g e' },
  { to: '/authority', word: shell.nav.authority, keys: 'g a' },
  { to: '/record', word: shell.nav.record, keys: 'g r' },
  { to: '/ask', word: shell.nav.ask, keys: 'g q' },
  { to: '/team', word: shell.nav.team, keys: 'g t' },
] as const

/** Pages that the palette reaches and the head does not spend room on. */
export const morePages = [
  { to: '/returns', word: shell.nav.returns },
  { to: '/settings', word: shell.nav.settings },
  { to: '/settings/privacy', word: shell.nav.privacy },
  { to: '/glossary', word: shell.nav.glossary },
] as const
