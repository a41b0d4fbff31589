import { constants, type FileHandle, open } from 'node:fs/promises'

/** No file of an importer is anywhere near this. */
const maxFileBytes = 16 * 1_024 * 1_024

export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

/** A whole UTF-8 file without its byte order mark, or why it cannot be read, as the end of a sentence about it. */
export async function readTextFile(path: string, maxBytes: number = maxFileBytes): Promise<TextFile> {
  let file: FileHandle | null = null
  try {
    // Not blocking: opening a named pipe would otherwise wait for its writer.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = await file.stat()
    if (!stat.isFile()) return { ok: false, reason: 'is not a regular file' }
    if (stat.size > maxBytes) return { ok: false, reason: tooLarge(stat.size, maxBytes) }
    const bytes = await file.readFile()
    if (bytes.length > maxBytes) return { ok: false, reason: tooLarge(bytes.length, maxBytes) }
    return decode(bytes)
  } catch (error) {
    return { ok: false, reason: whyUnread(error) }
  } finally {
    await file?.close().catch(() => undefined)
  }
}

/** Why the file system gave nothing, as the end of a sentence. Anything but its own errors is a fault, and thrown on. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  if (code === null) throw error
  return reasons[code] ?? `cannot be read (${code})`
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a loop of symbolic links',
  ENXIO: 'is not a regular file',
}

function tooLarge(bytes: number, maxBytes: number): string {
  return `is larger than ${Math.floor(maxBytes / 1_024)} KiB (${Math.ceil(bytes / 1_024)} KiB)`
}

function decode(bytes: Uint8Array): TextFile {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, reason: `is not UTF-8 text${firstBadLine(bytes)}` }
  }
}

/** The line up to which the bytes are UTF-8, for people who look for the one wrong letter. */
function firstBadLine(bytes: Uint8Array): string {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  const at = lenient.indexOf('\uFFFD')
  return at < 0 ? '' : ` (see line ${lenient.slice(0, at).split('\n').length})`
}
