import type { PersonId } from '../ids.ts'
import type { CheckContext } from './check-context.ts'
import type { Findings } from './check-findings.ts'
import { shown } from './check-target.ts'
import { type StoredText, storeMentions } from './mentions-store.ts'
import { looksLikeSecret } from './secrets.ts'

type Place = { readonly line: number | null; readonly column?: number }

/** Stores the texts of one item, or a summary, and reports what in them names nobody or should not be published. */
export class Texts {
  readonly #context: CheckContext
  readonly #findings: Findings
  readonly #path: string
  readonly #placeOf: (needle: string) => Place
  readonly #mentions = new Set<PersonId>()
  readonly #refs = new Set<string>()

  constructor(context: CheckContext, findings: Findings, path: string, placeOf: (needle: string) => Place) {
    this.#context = context
    this.#findings = findings
    this.#path = path
    this.#placeOf = placeOf
  }

  /** The stored form of one value (R4). */
  store(field: string, value: string): StoredText {
    const stored = storeMentions(
      value,
      handle => this.#context.personByHandle(handle),
      path => this.#context.areaByPath(path),
    )
    for (const person of stored.mentions) this.#mentions.add(person)
    for (const ref of stored.refs) this.#refs.add(ref)
    const path = this.#path === '' ? field : `${this.#path}.${field}`
    const reported = new Set<string>()
    for (const { kind, value: name } of stored.unknown) {
      const written = `${kind === 'person' ? '@' : '#'}${name}`
      if (reported.has(written)) continue
      reported.add(written)
      this.#unknown(kind, written, path)
    }
    this.secrets(field, value)
    return stored
  }

  /** `looks_like_secret` (H3), for values that are no text of their own too. */
  secrets(field: string, value: string): void {
    const path = this.#path === '' ? field : `${this.#path}.${field}`
    for (const { from, to, what } of looksLikeSecret(value)) {
      const message = `This looks like ${what}: say where to find it and take the value itself out.`
      this.#findings.error('looks_like_secret', path, message, this.#placeOf(value.slice(from, to)))
    }
  }

  get mentions(): PersonId[] {
    return [...this.#mentions]
  }

  get refs(): string[] {
    return [...this.#refs]
  }

  #unknown(kind: 'person' | 'area', written: string, path: string): void {
    const otherwise = `write \\${shown(written)} if it is only text`
    if (kind === 'person') {
      const message = `Nobody here is called ${shown(written)}: correct the handle, or ${otherwise}.`
      this.#findings.error('unknown_person', path, message, this.#placeOf(written))
    } else {
      const message = `There is no area ${shown(written)}: correct the path, or ${otherwise}.`
      this.#findings.error('unknown_area', path, message, this.#placeOf(written))
    }
  }
}
