import type { LinePerson, LineTeam } from './model.ts'

export interface PlacedRow {
  readonly key: string
  readonly team: LineTeam
  /** Null for the head of the team. */
  readonly person: LinePerson | null
  readonly y: number
  readonly height: number
}

export interface Rows {
  readonly rows: readonly PlacedRow[]
  readonly height: number
}

const firstHeadHeight = 30
/** With room above for the rule between teams. */
const headHeight = 40
const lineHeight = 18
/** As many letters as surely stand on one line of a head. */
const lineLetters = 21
const mostLines = 4

/** Long names of teams stand on several lines, broken after slashes and hyphens; how many more there are, on its own. */
export function headLines({ name, morePeople }: LineTeam): number {
  let lines = 1
  let room = lineLetters
  for (const part of name.split(/(?<=[/-])/)) {
    if (part.length > room && room < lineLetters) {
      lines++
      room = lineLetters
    }
    const over = Math.ceil(part.length / lineLetters) - 1
    lines += over
    room -= part.length - over * lineLetters
  }
  return Math.min(lines, mostLines) + (morePeople > 0 ? 1 : 0)
}

/** Every team's head and people from top to bottom; names, picture and reading share these heights. */
export function placeRows(teams: readonly LineTeam[], rowHeight: number): Rows {
  const rows: PlacedRow[] = []
  let y = 0
  for (const team of teams) {
    const height = (y === 0 ? firstHeadHeight : headHeight) + (headLines(team) - 1) * lineHeight
    rows.push({ key: team.name, team, person: null, y, height })
    y += height
    for (const person of team.people) {
      rows.push({ key: `${team.name} ${person.handle}`, team, person, y, height: rowHeight })
      y += rowHeight
    }
  }
  return { rows, height: y + 6 }
}

/** The rows two people are joined between: of one team where they share one. */
export function rowsBetween(
  rows: readonly PlacedRow[],
  from: string,
  to: string,
): [PlacedRow, PlacedRow] | null {
  const of = (handle: string) => rows.filter(({ person }) => person?.handle === handle)
  const starts = of(from)
  const ends = of(to)
  for (const start of starts) {
    const end = ends.find(({ team }) => team === start.team)
    if (end !== undefined) return [start, end]
  }
  const [start] = starts
  const [end] = ends
  return start === undefined || end === undefined ? null : [start, end]
}
