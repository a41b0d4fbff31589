/** Every screen of the sample by its URL. `{…}` stands for what the record has (see `fill`). */
export const screens = {
  brief: '/',
  area: '/area/payments',
  'hand-off': '/hand-off',
  handoff: '/handoff/{handoff}',
  returns: '/returns',
  'day-line': '/day-line',
  decide: '/decide',
  ask: '/decide?ask=yes&type=deploy.production&area=payments',
  authority: '/authority?type=deploy.production&area=payments',
  record: '/record',
  questions: '/ask',
  answered: '/ask?q=Who%20owns%20payments%3F',
  redirected: '/ask?q=Who%20owns%20the%20payments%20dashboard%3F',
  refused: '/ask?q=Should%20we%20rewrite%20the%20ledger%3F',
  search: '/record?q=backfill%20area%3Apayments%20prio%3Ahigh%20OR%20refund',
  entry: '/record/{entry}',
  team: '/team',
  areas: '/team?view=areas',
  teams: '/team?view=teams',
  person: '/team/noor',
  settings: '/settings',
  privacy: '/settings/privacy',
  glossary: '/glossary',
} as const

export type Screen = keyof typeof screens
