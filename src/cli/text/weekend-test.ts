import type { RepositoryWeekendAnswer } from '../run-weekend-test.ts'
import type { Row } from '../spec.ts'

/** More lines say no more on a terminal. */
const mostLines = 40

/** The weekend test of a repository, as sentences with lists. */
export function weekendTestText(answer: Row): string {
  const found = answer as unknown as RepositoryWeekendAnswer
  return [summary(found), ...alone(found), ...away(found), ...leftOut(found)].join('\n')
}

function summary({ repository, places, approvers }: RepositoryWeekendAnswer): string {
  const where =
    repository.dialect === 'owners'
      ? `${count(repository.files, 'OWNERS file')} with ${count(places, 'place')} that say who approves`
      : `${count(places, 'rule')} in force`
  const who =
    repository.dialect === 'owners' ? count(approvers, 'person', 'people') : count(approvers, 'owner')
  return `${repository.name}: ${where}, and ${who}.`
}

function alone({ singles, soleHolders, singleTeam, unowned }: RepositoryWeekendAnswer): string[] {
  const could = new Map(soleHolders.map(({ area, could }) => [area, could]))
  const sole = singles.filter(({ above }) => above === 0)
  const nearest = singles.filter(({ above }) => above > 0)
  return [
    ...list(
      sole.length === 0
        ? 'Nowhere is one person the only one who may approve.'
        : `${count(sole.length, 'place')} with one approver, and nobody else:`,
      sole.map(({ path, person }) => {
        const others = could.get(path) ?? []
        return `${path}  ${person}${others.length === 0 ? '' : ` · could be added: ${others.join(', ')}`}`
      }),
    ),
    ...(nearest.length === 0
      ? []
      : list(
          `${count(nearest.length, 'folder')} with one approver, where only folders above have others:`,
          nearest.map(({ path, person, above }) => `${path}  ${person}, then ${above} above`),
        )),
    ...(singleTeam.length === 0
      ? []
      : list(
          `${count(singleTeam.length, 'rule')} with one team, whose members stand elsewhere:`,
          singleTeam,
        )),
    ...(unowned.length === 0 ? [] : list(`${count(unowned.length, 'rule')} without an owner:`, unowned)),
  ]
}

function away(found: RepositoryWeekendAnswer): string[] {
  const { without, notHere, stalls, leftToAbove, leftWithOne } = found
  if (without.length === 0) return []
  const who = without.join(', ')
  return [
    ...list(
      stalls.length === 0
        ? `Without ${who}: nothing stalls.`
        : `Without ${who}: ${count(stalls.length, 'place')} nobody may approve:`,
      stalls.map(({ path, away }) => `${path}  ${away.join(', ')}`),
    ),
    ...(leftToAbove.length === 0
      ? []
      : list(
          `${count(leftToAbove.length, 'folder')} where only people of folders above are left:`,
          leftToAbove.map(({ path, away, above }) => `${path}  ${away.join(', ')} away, ${above} above`),
        )),
    ...(leftWithOne.length === 0
      ? []
      : list(
          `${count(leftWithOne.length, 'place')} left with one approver:`,
          leftWithOne.map(({ path, person }) => `${path}  ${person}`),
        )),
    ...(notHere.length === 0 ? [] : ['', `Not an approver here: ${notHere.join(', ')}.`]),
  ]
}

function leftOut({ replaced, skipped }: RepositoryWeekendAnswer): string[] {
  return [
    ...(replaced.length === 0
      ? []
      : ['', `${count(replaced.length, 'rule')} not counted: later ones replace them.`]),
    ...(skipped.length === 0
      ? []
      : list(
          `${count(skipped.length, 'thing')} left out:`,
          skipped.map(({ file, line, reason }) => `${file}${line === null ? '' : `:${line}`} ${reason}`),
        )),
  ]
}

function list(title: string, lines: readonly string[]): string[] {
  const more = lines.length - mostLines
  const rest = more > 0 ? [`  … and ${more} more; --format json has them all`] : []
  return ['', title, ...lines.slice(0, mostLines).map(line => `  ${line}`), ...rest]
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
