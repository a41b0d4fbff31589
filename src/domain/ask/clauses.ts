/** The parts of a question that may be the question by themselves: its sentences, and those without what goes before or after a comma or dash. */
export function clausesOf(question: string): string[] {
  const sentences = question.split(/(?<=[?!])\s+|(?<=[.;])\s+/).slice(0, most)
  const parts = sentences.flatMap(sentence => {
    const pieces = sentence.split(between).slice(0, most)
    if (pieces.length === 1) return [sentence]
    const heads = pieces.map((_, at) => pieces.slice(0, at + 1).join(' ')).reverse()
    const tails = pieces.map((_, at) => pieces.slice(at).join(' ')).slice(1)
    return [sentence, ...heads.slice(1), ...tails]
  })
  return [...new Set(parts)].filter(part => part !== question && part.trim() !== '')
}

/** A comma, a dash, a colon, and what asks once more: *… or will that break something*. */
const between =
  /,\s+|\s+[-\u2013\u2014/]+\s+|:\s+|\s+(?:instead of|rather than)\s+|\s+or\s+(?=(?:will|would|is|are|was|were|do|does|did|has|have|must|should|can|may)\s)/i

/** More parts than these are not tried. */
const most = 5
