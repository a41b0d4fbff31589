import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where browsers find the page of a data folder: the public address, the server that runs on it, else the usual one. */
export function pageUrlOf(dataDir: string): () => string {
  return () =>
    process.env.LOCUM_PUBLIC_URL || running(dataDir) || `http://localhost:${process.env.PORT || 7014}`
}

function running(dataDir: string): string | null {
  try {
    const { url } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { url?: unknown }
    return typeof url === 'string' ? url : null
  } catch {
    return null
  }
}
