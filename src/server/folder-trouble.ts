import { StoreUnreachable } from '../storage/store.ts'

/** What is to be done about a data folder whose database cannot be opened; null for what nobody expects. */
export function folderTrouble(error: unknown, dataDir: string): StoreUnreachable | null {
  const { code, errcode, message } = error as { code?: unknown; errcode?: number; message?: string }
  // SQLITE_CORRUPT and SQLITE_NOTADB.
  if (errcode !== undefined && [11, 26].includes(errcode & 0xff))
    return new StoreUnreachable(
      `locum.db in ${dataDir} is damaged: ${message}.`,
      'Leave it as it is, and put a backup in its place with locum restore FILE: it is kept beside that.',
      error,
    )
  // SQLITE_READONLY and SQLITE_CANTOPEN.
  const isClosed = errcode !== undefined && [8, 14].includes(errcode & 0xff)
  if (isClosed || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(String(code)))
    return new StoreUnreachable(
      `${dataDir} cannot be used as a data folder: ${message}.`,
      'Let whoever runs this write there, or name another folder with --data or LOCUM_DATA.',
      error,
    )
  return null
}
