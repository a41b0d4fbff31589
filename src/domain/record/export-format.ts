/* An export is a folder of plain files, written once and read by `verify`. */

/** The files of an export, in the order in which they are listed. */
export const exportFiles = {
  /** What this is, in one JSON object (`ExportAbout`). */
  about: 'export.json',
  /** Line n holds the exact bytes of the entry with `seq` n: the leaf of the log. */
  entries: 'entries.jsonl',
  /** Line n holds the hash of that leaf in hex: tells which entry is not what was exported. */
  leaves: 'leaves.txt',
  /** `WordsLine`, for every entry whose words stand. */
  words: 'words.jsonl',
  /** `CheckpointLine`, smallest first. */
  checkpoints: 'checkpoints.jsonl',
  /** `AnchorLine`: where checkpoints are remembered. */
  anchors: 'anchors.jsonl',
  /** The last checkpoint as a signed note: what to remember. */
  checkpoint: 'checkpoint.txt',
  /** The record as people read it, made from the entries and words alone. */
  reading: 'record.md',
} as const

/** `sha256sum` lines over all other files. */
export const manifestFile = 'manifest.sha256'

export type ExportFile = keyof typeof exportFiles

export interface ExportAbout {
  readonly format: 'locum-export'
  readonly v: 1
  readonly org: string
  readonly entries: number
}

export interface WordsLine {
  readonly seq: number
  /** 32 bytes in hex. */
  readonly salt: string
  /** The exact text the entry's commitment is over: `HMAC-SHA256(salt, words)`. */
  readonly words: string
}

export interface CheckpointLine {
  readonly size: number
  /** As C2SP signed-note writes it. */
  readonly key: string
  readonly note: string
  /** Milliseconds since the epoch, by the clock of whoever sealed: nothing proves it. */
  readonly sealedAt: number
  /** RFC 6962 §2.1.2 from the checkpoint before, in base64; empty for the first. */
  readonly continues: readonly string[]
}

export interface AnchorLine {
  readonly size: number
  readonly place: string
  readonly anchoredAt: number
}
