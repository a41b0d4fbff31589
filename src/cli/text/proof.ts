import type { Row } from '../spec.ts'
import { page } from './page.ts'

/** An entry; or its proof file alone, where that was asked for. */
export function entryText(answer: Row): string {
  const { proofFile } = answer
  if (proofFile === null) return 'This entry is not sealed yet. Ask again in a few seconds.'
  // The file as it is: whoever prints it adds the last newline.
  return typeof proofFile === 'string' ? proofFile.replace(/\n$/, '') : page(answer)
}

/** The signed note as it is, to be kept in a file. */
export function checkpointText({ checkpoint }: Row): string {
  const note = (checkpoint as { readonly note: string } | null)?.note
  return note === undefined ? 'Nothing is sealed yet. Ask again in a few seconds.' : note.replace(/\n$/, '')
}
