import type { Call, Transport } from '../client/transport.ts'
import type { Outcome, Refusal } from '../domain/refusal.ts'

/** What the composition root hands to the command line: everything that is not its own business. */
export interface CliHost {
  /** Opens a data folder in this process, creating it when missing. */
  openFolder(dir: string): Promise<LocalLocum>
  readonly env: Readonly<Record<string, string | undefined>>
  stdout(text: string): void
  stderr(text: string): void
  readStdin(): Promise<string>
  readonly stdoutIsTty: boolean
  readonly stdinIsTty: boolean
  readonly osUser: string
  now(): number
  readonly cwd: string
  /** Checks an export, or what a server answers, against what is remembered; needs no data folder. */
  verify(input: VerifyInput): Promise<Outcome<unknown>>
  /** Puts a backup in the place of a folder's database, or into an empty PostgreSQL. */
  restore(input: RestoreInput): Promise<Outcome<unknown>>
  /** What is to be done where no database could be worked with; null for what nobody expects. */
  refusalOf(error: unknown): Refusal | null
  /** Logs a fault once and gives the id it is known by outside. */
  fault(error: unknown): string
  /** Serves MCP on standard input and output until the other side closes it. */
  serveMcp(transport: Transport): Promise<void>
}

/** Locum on a data folder: calls carry the name typed (`asserted`, P2); the host adds the operating-system user. */
export interface LocalLocum {
  call(call: FolderCall): Promise<Outcome<unknown>>
  init(input: InitInput): Promise<Outcome<unknown>>
  sample(input: { readonly org?: string; readonly anchor?: string }): Promise<Outcome<unknown>>
  rebuild(input: { readonly org?: string; readonly check: boolean }): Promise<Outcome<unknown>>
  /** Has the latest checkpoint remembered elsewhere. */
  anchor(input: { readonly org?: string; readonly to: string }): Promise<Outcome<unknown>>
  /** Of all organisations; one that is named must be among them. */
  backup(input: { readonly org?: string; readonly file: string }): Promise<Outcome<unknown>>
  /** Another key seals from now on. */
  rotateKey(): Promise<Outcome<unknown>>
  export(input: { readonly org?: string; readonly dir: string }): Promise<Outcome<unknown>>
  close(): Promise<void>
}

export interface FolderCall extends Call {
  readonly org?: string
  /** Null: the first administrator. */
  readonly as: string | null
  readonly via: Via
}

/** How what the command line does is marked on the record (P2). */
export type Via = 'cli' | 'import' | 'mcp'

export interface RestoreInput {
  readonly dataDir: string
  readonly file: string
  readonly fork: boolean
  readonly keepSignIns: boolean
  /** Must be in the backup; all that are in it come along. */
  readonly org?: string
}

export interface VerifyInput {
  /** A folder, or the address of a server. */
  readonly target: string
  /** Files that hold remembered checkpoints. */
  readonly checkpoints: readonly string[]
  /** For a server. */
  readonly token: string | null
  /** The id or place of an entry of an export, whose proof is wanted. */
  readonly entry: string | null
}

/** As typed; the host parses it (`initInput` of the contract). */
export interface InitInput {
  readonly org?: string
  readonly admin?: string
  readonly adminName?: string
  readonly zone?: string
  readonly simulated: boolean
}
