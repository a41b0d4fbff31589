/** Words of the shell: navigation, palette, keys. */
export const shell = {
  brand: 'Locum',
  nav: {
    label: 'Pages',
    brief: 'Brief',
    handOff: 'Hand off',
    dayLine: 'Day line',
    record: 'Record',
    team: 'Team',
    settings: 'Settings',
  },
  notFound: 'There is no page here.',
  toBrief: 'Open your brief',
} as const
