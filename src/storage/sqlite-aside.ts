import { Worker } from 'node:worker_threads'
import { type Row, render, type Scalar, type Script } from './sql.ts'

/** What goes to the thread: one statement, answered with its rows or what was wrong with it. */
interface Asked {
  readonly text: string
  readonly params: readonly Scalar[]
}

type Answered = { readonly rows: Row[] } | { readonly error: string }

/**
 * A reading connection in a thread of its own, for reads that take long: the driver is synchronous, and here it holds
 * up nobody. Scripts run on the caller's side and await each statement, as on PostgreSQL; one after the other.
 */
export class AsideReader {
  readonly #file: string
  readonly #deadlineMs: number
  #worker: Worker | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #settle: ((answer: Answered) => void) | null = null

  constructor(file: string, deadlineMs = 10_000) {
    this.#file = file
    this.#deadlineMs = deadlineMs
  }

  read<T>(script: () => Script<T>): Promise<T> {
    const turn = this.#turn.then(() => this.#run(script))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #run<T>(script: () => Script<T>): Promise<T> {
    await this.#ask({ text: 'BEGIN', params: [] })
    try {
      const running = script()
      let step = running.next()
      while (!step.done) {
        if (!('strings' in step.value)) throw new Error('a read writes nothing')
        const { text, params } = render(step.value, 'sqlite')
        step = await this.#ask({ text, params }).then(
          rows => running.next(rows),
          error => running.throw(error),
        )
      }
      return step.value
    } finally {
      if (this.#worker !== null) await this.#ask({ text: 'COMMIT', params: [] })
    }
  }

  /** A statement that takes longer than the deadline ends with its thread; the next read begins another. */
  #ask(asked: Asked): Promise<Row[]> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end(worker, 'the statement took too long'), this.#deadlineMs)
      this.#settle = answer => {
        clearTimeout(late)
        this.#settle = null
        if ('rows' in answer) resolve(answer.rows)
        else reject(new Error(answer.error))
      }
      worker.ref()
      worker.postMessage(asked)
    })
  }

  #start(): Worker {
    // As text, so that it needs no file beside whatever the program is bundled into.
    const worker = new Worker(
      `(${answerStatements})(require('node:sqlite'), require('node:worker_threads'))`,
      {
        eval: true,
        workerData: this.#file,
      },
    )
    worker.on('message', (answer: Answered) => {
      worker.unref()
      this.#settle?.(answer)
    })
    worker.on('error', error => this.#end(worker, error.message))
    return worker
  }

  #end(worker: Worker, error: string): void {
    if (this.#worker === worker) this.#worker = null
    void worker.terminate()
    this.#settle?.({ error })
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#worker?.terminate()
    this.#worker = null
  }
}

/** What runs in the thread; it sees nothing but what it is given. */
function answerStatements(
  { DatabaseSync }: typeof import('node:sqlite'),
  { parentPort, workerData }: typeof import('node:worker_threads'),
): void {
  const db = new DatabaseSync(workerData as string, { timeout: 0 })
  db.exec(
    'PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000; PRAGMA mmap_size = 4294967296; PRAGMA query_only = ON',
  )
  const prepared = new Map<string, ReturnType<typeof db.prepare>>()
  parentPort?.on('message', ({ text, params }: Asked) => {
    try {
      let statement = prepared.get(text)
      if (statement === undefined) {
        if (prepared.size > 200) prepared.clear()
        statement = db.prepare(text)
        prepared.set(text, statement)
      }
      parentPort.postMessage({ rows: statement.all(...params) })
    } catch (error) {
      parentPort.postMessage({ error: String(error) })
    }
  })
}
