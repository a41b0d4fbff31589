import type { Row } from '../spec.ts'

/** What a command did, and where the record stands: `Closed I-118. (entry 431)` */
export function done(verb: string) {
  return (answer: Row): string => {
    const id = answer.id
    // Ids made for machines say nothing to a reader.
    const name = typeof id === 'string' && /^[A-Z]-\d+$/.test(id) ? ` ${id}` : ''
    const seq = answer.seq
    return `${verb}${name}.${typeof seq === 'number' ? ` (entry ${seq})` : ''}`
  }
}
