import { foldHandle } from './owners-aliases.ts'
import type { Place } from './places.ts'

const most = 5

/** Who already decides near a place and could be added: reviewers there, then approvers above, then beside. */
export class Neighbours {
  readonly #reviewers: ReadonlyMap<string, readonly string[]>
  readonly #byFolder = new Map<string, string[]>()
  readonly #byParent = new Map<string, string[]>()

  constructor(
    places: readonly Place[],
    reviewers: ReadonlyMap<string, readonly string[]>,
    peopleOf: (place: Place) => readonly string[],
  ) {
    this.#reviewers = reviewers
    for (const place of places) {
      const folder = folderOf(place.path)
      append(this.#byFolder, folder, peopleOf(place))
      if (folder !== '') append(this.#byParent, parentOf(folder), peopleOf(place))
    }
  }

  of(path: string, without: string): string[] {
    const could = new Map<string, string>()
    const left = foldHandle(without)
    for (const names of this.#near(folderOf(path))) {
      for (const name of names) {
        const folded = foldHandle(name)
        if (folded !== left && !could.has(folded)) could.set(folded, name)
        if (could.size === most) return [...could.values()]
      }
    }
    return [...could.values()]
  }

  *#near(folder: string): Generator<readonly string[]> {
    yield this.#reviewers.get(folder) ?? []
    for (let above = folder; above !== ''; ) {
      above = parentOf(above)
      yield this.#byFolder.get(above) ?? []
    }
    yield this.#byParent.get(parentOf(folder)) ?? []
  }
}

/** Enough to choose from: a folder of ten thousand rules offers no more than one of ten. */
const mostKept = 50

function append(into: Map<string, string[]>, folder: string, names: readonly string[]): void {
  const kept = into.get(folder) ?? []
  for (const name of names) if (kept.length < mostKept && !kept.includes(name)) kept.push(name)
  into.set(folder, kept)
}

/** `a/b` of `a/b/`, of `/a/b` and of `a/b/ (pattern)`; of a pattern what stands before its first star. */
function folderOf(path: string): string {
  const plain = path.replace(/ \(.*$/s, '').replace(/[*?].*$/s, '')
  return plain.replace(/^\/+|\/+$/g, '')
}

function parentOf(folder: string): string {
  return folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : ''
}
