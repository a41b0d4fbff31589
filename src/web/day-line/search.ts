/** What stands in the URL of a day line; all of it is optional. */
export interface DayLineSearch {
  /** A local date. */
  readonly from?: string | undefined
  readonly hours?: number | undefined
  /** Names, separated by commas. */
  readonly teams?: string | undefined
}

export function searchOf(search: Readonly<Record<string, unknown>>): DayLineSearch {
  const hours = Number(search.hours)
  return {
    from: typeof search.from === 'string' && search.from !== '' ? search.from : undefined,
    hours: Number.isInteger(hours) && hours >= 24 && hours <= 168 ? hours : undefined,
    teams: typeof search.teams === 'string' && search.teams !== '' ? search.teams : undefined,
  }
}

export function teamsOf({ teams }: DayLineSearch): string[] | undefined {
  return teams?.split(',').filter(name => name !== '')
}
