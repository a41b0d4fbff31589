import type { PrefillFact } from '../domain/handoff/prefill.ts'

/** `--refs`: one fact for each line that holds a link or a ticket id; other lines are left out. */
export function linkFacts(text: string): PrefillFact[] {
  const facts = text.split(/\r\n|\r|\n/).flatMap((line): PrefillFact[] => {
    const refs = [...new Set(line.match(/https?:\/\/[^\s<>"]+|\b[A-Z][A-Z0-9]+-[0-9]+\b/g) ?? [])]
    const said = line.replace(/\s+/g, ' ').trim()
    return refs.length === 0 ? [] : [{ kind: 'work', text: said.slice(0, 500), refs }]
  })
  return facts.filter(({ text }, at) => facts.findIndex(fact => fact.text === text) === at)
}
