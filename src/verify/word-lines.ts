import { exportFiles, type WordsLine } from '../domain/record/export-format.ts'
import { BadFile, linesOf } from './lines.ts'
import { isShownWords } from './words-check.ts'

/** The words of an export, beside the entries they belong to. */
export class WordLines {
  readonly #lines: Generator<Buffer>
  #next: WordsLine | null

  constructor(dir: string) {
    this.#lines = linesOf(dir, exportFiles.words)
    this.#next = this.#read()
  }

  /** The words of an entry, asked for in their order; null where there are none. */
  of(seq: number): WordsLine | null {
    const line = this.#next
    if (line === null || line.seq !== seq) return null
    this.#next = this.#read()
    return line
  }

  /** After the last entry. */
  finish(): void {
    if (this.#next !== null) throw new BadFile(`words are there for entry ${this.#next.seq}, which is not`)
  }

  close(): void {
    this.#lines.return(undefined)
  }

  #read(): WordsLine | null {
    const { value, done } = this.#lines.next()
    if (done) return null
    const line = JSON.parse((value as Buffer).toString()) as WordsLine
    if (!Number.isSafeInteger(line.seq) || !isShownWords(line))
      throw new BadFile('a line of the words is not as exported')
    return line
  }
}
