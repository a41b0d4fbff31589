import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { WebFile, WebPages } from '../http/page.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** The built page on the disk. Files are listed once and read when first asked for: no path of a request reaches the disk. */
export function webFiles(folder: string): WebPages {
  let listed = new Map<string, string>()
  let builtAt = -1
  const loaded = new Map<string, WebFile>()
  const index = join(folder, 'index.html')

  /** A new build is noticed by its index. */
  function refresh(): boolean {
    const now = existsSync(index) ? statSync(index).mtimeMs : 0
    if (now === builtAt) return now > 0
    builtAt = now
    loaded.clear()
    listed = now === 0 ? new Map() : filesIn(folder)
    return now > 0
  }

  return {
    index: () => (refresh() ? readFileSync(index, 'utf8') : null),
    nonce: () => randomBytes(16).toString('base64'),
    file(path) {
      refresh()
      const known = listed.get(path)
      if (known === undefined) return null
      const file = loaded.get(path) ?? load(known, path)
      loaded.set(path, file)
      return file
    },
  }
}

function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  const paths = files.map(file => join(file.parentPath, file.name))
  const served = paths.filter(path => types[extname(path)] !== undefined)
  return new Map(served.map(path => [`/${relative(folder, path).split(sep).join('/')}`, path]))
}

function load(disk: string, path: string): WebFile {
  const plain = new Uint8Array(readFileSync(disk))
  const type = types[extname(disk)] ?? 'application/octet-stream'
  const isText = /text|svg|json/.test(type)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    type,
    plain,
    brotli: isText ? new Uint8Array(brotliCompressSync(plain, quality)) : null,
    gzip: isText ? new Uint8Array(gzipSync(plain)) : null,
    isImmutable: path.startsWith('/assets/'),
  }
}
