import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What to say of keys in a data folder that others on this machine can read; null where none can be. */
export function openKeys(dataDir: string): string | null {
  const folder = join(dataDir, 'keys')
  const open = keysIn(folder).filter(name => isOpen(dataDir, folder, join(folder, name)))
  if (open.length === 0) return null
  const which = `${open.join(' and ')} in ${folder} can be read by others on this machine.`
  return `${which} Run: chmod 700 '${folder}' && chmod 600 '${folder}'/*`
}

function keysIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(name => name.includes('.key'))
  } catch {
    return []
  }
}

/** By the group of the file, or by everybody: who may not enter a folder above it cannot. */
function isOpen(dataDir: string, folder: string, file: string): boolean {
  // There are no such rights on Windows.
  if (process.platform === 'win32') return false
  const [outer, inner, own] = [dataDir, folder, file].map(path => statSync(path).mode)
  return [0o010, 0o001].some(enter => {
    const isEntered = ((outer ?? 0) & enter) !== 0 && ((inner ?? 0) & enter) !== 0
    return isEntered && ((own ?? 0) & (enter * 4)) !== 0
  })
}
