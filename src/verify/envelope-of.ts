import { assurances, type Envelope } from '../domain/record/entry.ts'

/** An entry that cannot be read as one: nothing behind it can be. */
export class BadLine extends Error {
  readonly seq: number

  constructor(seq: number, why: string) {
    super(why)
    this.seq = seq
  }
}

/** What the bytes of an entry say, where it is one that can stand at this place. */
export function envelopeOf(
  bytes: Uint8Array,
  seq: number,
  { org, lastAt }: { readonly org: string; readonly lastAt: number },
): Envelope {
  let e: Envelope
  try {
    e = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()) as Envelope
  } catch {
    throw new BadLine(seq, 'it is not an entry')
  }
  if (e?.v !== 1 || typeof e.kind !== 'string' || !assurances.includes(e.assurance))
    throw new BadLine(seq, 'it is not an entry')
  if (e.seq !== seq) throw new BadLine(seq, `entry ${e.seq} stands in its place`)
  if (e.org !== org) throw new BadLine(seq, 'it is of another organisation')
  if (e.at < lastAt && e.kind !== 'clock.reset')
    throw new BadLine(seq, 'its instant is before that of the entry before')
  return e
}
