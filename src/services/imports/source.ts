import type { ImportFact } from '../../domain/import/facts.ts'
import type { Source } from '../../domain/people/kinds.ts'
import type { Environment } from '../environment.ts'

/** I1, R5: where facts come from, keyed, so that terms hold neither handles nor paths nor folder names. */
export class SourceKeys {
  readonly importer: string
  readonly root: string
  readonly #env: Environment
  readonly #typedRoot: string

  constructor(env: Environment, importer: string, root: string) {
    this.importer = importer
    this.root = env.crypto.keyed(`import root ${importer}\n${root}`)
    this.#env = env
    this.#typedRoot = root
  }

  keyOf(key: string): string {
    return this.#env.crypto.keyed(`import key ${this.importer}\n${this.#typedRoot}\n${key}`)
  }

  sourceOf({ key, digest }: Pick<ImportFact, 'key' | 'digest'>): Source {
    const sealed = this.#env.crypto.keyed(`import digest ${this.importer}\n${key}\n${digest}`)
    return { importer: this.importer, root: this.root, key: this.keyOf(key), digest: sealed }
  }
}
