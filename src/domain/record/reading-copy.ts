import { renderMentions } from '../handoff/mentions-render.ts'
import { emptyNames, evolveNames, type Names, pathOf } from '../people/names.ts'
import { formatInstant } from '../time/instant-text.ts'
import type { Entry } from './entry.ts'

const erased = 'erased'

/**
 * The record as people read it, in Markdown, entry by entry and as of each: a function of entries and words alone, so
 * that whoever has those can make it again and compare.
 */
export class ReadingCopy {
  readonly #names: Names = emptyNames()

  heading(org: string): string {
    return `# The record of ${org}\n\nMade from the entries and words beside it; \`verify\` makes it again and compares.\n`
  }

  entry(entry: Entry): string {
    evolveNames(this.#names, entry)
    const { envelope: e } = entry
    const by = e.actor === null ? 'By itself, when it was due' : `By ${this.#person(e.actor)}`
    const forWhom = e.onBehalfOf === null ? '' : ` for ${this.#person(e.onBehalfOf)}`
    const where = e.area === null ? '' : ` in ${pathOf(this.#names, e.area) ?? erased}`
    const heading = `\n## ${e.seq} · ${e.kind} · ${formatInstant(e.at)}\n\n`
    return `${heading}${by}${forWhom}${where} (${e.via}, ${e.assurance}), about ${e.subject}, ${e.id}.\n${this.#words(entry)}`
  }

  #person(person: Parameters<Names['handles']['get']>[0]): string {
    const handle = this.#names.handles.get(person)
    return handle === undefined ? erased : `@${handle}`
  }

  #words({ envelope, words }: Entry): string {
    if (words === null) return envelope.commitment === null ? '' : '\nIts words were erased.\n'
    const lines = Object.entries(words).map(([name, value]) => `- ${name}: ${this.#text(value)}\n`)
    return `\n${lines.join('')}`
  }

  #text(value: unknown): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    const rendered = renderMentions(
      text,
      person => this.#names.handles.get(person) ?? null,
      area => pathOf(this.#names, area),
    )
    return rendered.replaceAll('\n', '\n  ')
  }
}
