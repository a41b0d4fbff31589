import { isRetryable } from '../contract/refusals.ts'
import type { Outcome, Refusal } from '../domain/refusal.ts'

export interface StreamOptions {
  /** Entries after a seq, as far as the caller may read them; checks the caller afresh each time. */
  readonly read: (after: number) => Promise<Outcome<Page>>
  /** Calls back when there may be something new. */
  readonly onCommit: (listener: () => void) => () => void
  readonly after: number
  readonly heartbeatMs?: number
  readonly ended: () => void
  readonly failed: (error: unknown) => void
}

export interface Page {
  readonly items: readonly { readonly seq: number }[]
  readonly next: string | null
  readonly atSeq: number
}

/** Beyond this many entries a reader starts afresh rather than replay (`event: reset`). */
const maxReplay = 10_000

/**
 * Server-sent entries. Pages are read only while the reader takes them, so a slow one costs one page of memory; a
 * token or session that ends ends it at the next page or heartbeat.
 */
export class EntryStream {
  readonly #options: StreamOptions
  readonly #encoder = new TextEncoder()
  #after: number
  #replayed = 0
  #wake: (() => void) | null = null
  #isChanged = true
  #isClosed = false
  #stopListening: () => void = () => {}
  #timer: NodeJS.Timeout | null = null
  #beats = false
  #isLast = false

  constructor(options: StreamOptions) {
    this.#options = options
    this.#after = options.after
  }

  body(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: controller => {
          controller.enqueue(this.#encoder.encode('retry: 2000\n\n'))
          this.#stopListening = this.#options.onCommit(() => this.#poke('change'))
          this.#timer = setInterval(() => this.#poke('beat'), this.#options.heartbeatMs ?? 15_000).unref()
        },
        pull: controller => this.#pull(controller),
        cancel: () => this.close(),
      },
      { highWaterMark: 1 },
    )
  }

  /** Ends the stream, at shutdown or when the reader has gone. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#stopListening()
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#wake?.()
    this.#options.ended()
  }

  #poke(why: 'change' | 'beat'): void {
    if (why === 'change') this.#isChanged = true
    else this.#beats = true
    this.#wake?.()
  }

  /** Waits for something to say, says it, and returns: called again when the reader has taken it. */
  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    while (!this.#isClosed) {
      const text = await this.#next()
      if (this.#isClosed) break
      if (text !== null) {
        controller.enqueue(this.#encoder.encode(text))
        if (!this.#isLast) return
        this.close()
        break
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve
        if (this.#isChanged || this.#beats || this.#isClosed) resolve()
      })
      this.#wake = null
    }
    try {
      controller.close()
    } catch {} // already cancelled by the reader
  }

  async #next(): Promise<string | null> {
    const beat = this.#beats
    if (!this.#isChanged && !beat) return null
    this.#isChanged = false
    this.#beats = false
    try {
      const page = await this.#options.read(this.#after)
      if (!page.ok && isRetryable(page.refusal.code)) return this.#breakOff()
      if (!page.ok) return this.#end(page.refusal)
      return this.#take(page.value) ?? (beat ? ': still here\n\n' : null)
    } catch (error) {
      this.#options.failed(error)
      return this.#breakOff()
    }
  }

  /** Without a last word: the reader comes back by itself. */
  #breakOff(): null {
    this.close()
    return null
  }

  #take({ items, next, atSeq }: Page): string | null {
    if (this.#after > atSeq) return this.#reset(atSeq)
    const isCaughtUp = next === null
    this.#after = isCaughtUp ? Math.max(this.#after, atSeq) : (items.at(-1)?.seq ?? this.#after)
    this.#replayed = isCaughtUp ? 0 : this.#replayed + items.length
    if (!isCaughtUp && this.#replayed >= maxReplay) return this.#reset(atSeq)
    if (!isCaughtUp) this.#isChanged = true
    if (items.length === 0) return null
    return items.map(item => `id: ${item.seq}\nevent: entry\ndata: ${JSON.stringify(item)}\n\n`).join('')
  }

  #reset(atSeq: number): string {
    this.#after = atSeq
    this.#replayed = 0
    return `id: ${atSeq}\nevent: reset\ndata: ${JSON.stringify({ atSeq })}\n\n`
  }

  #end({ code, message, next }: Refusal): string {
    this.#isLast = true
    return `event: end\ndata: ${JSON.stringify({ code, message, next })}\n\n`
  }
}
