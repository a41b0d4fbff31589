/** A question after what led to it: *We are on 412. Who may roll it back?* */
export interface InContext {
  readonly context: string
  readonly core: string
}

/**
 * The last sentence that asks, and what was said before it; null where there is one sentence only. A short question at
 * the end only goes on with the one before it: *… And until when?*
 */
export function inContext(question: string): InContext | null {
  const sentences = question.trim().split(/(?<=[?!])\s+|(?<=\p{L}{2}(?:\.{1,3}|;)|\d[.;]|…)\s+(?=\S{2})/u)
  const asks = (sentence: string) => /\?["')\]]*$/.test(sentence)
  const last = sentences.findLastIndex(asks)
  const before = sentences.findLastIndex((sentence, at) => at < last && asks(sentence))
  const asking = before >= 0 && /^(?:\S+\s+){0,2}\S+$/.test(sentences[last] ?? '') ? before : last
  if (last < 1) return null
  return { context: sentences.slice(0, asking).join(' '), core: sentences[asking] ?? '' }
}

const pronoun = /\b(?:it|that|this|they|them|he|him|she|her|those|these)\b/i

/**
 * The question with what its pronoun may stand for: each end of the context that begins as the name of a thing does, the
 * nearest first. *…the tech leads of sig-network. Who are they?* asks who are the tech leads of sig-network.
 */
export function pronounRead({ context, core }: InContext): string[] {
  if (!pronoun.test(core)) return []
  const starts = [...context.matchAll(/\b(?:the|our|a|an|whoever)\s/gi)].map(({ index }) => index)
  return starts
    .reverse()
    .slice(0, mostTried)
    .map(start => core.replace(pronoun, () => context.slice(start).replace(/[.;!]+$/, '')))
}

const mostTried = 4

/** Questions inside a sentence: *I would like to thank whoever wrote …* */
export function embedded(clause: string): string[] {
  const inner = [...clause.matchAll(/(?<=\S\s)(?:whoever|who|whose|when|why|whether)\s/gi)]
  return inner.slice(0, mostTried).map(({ index }) => clause.slice(index))
}
