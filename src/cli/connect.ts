import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transport } from '../client/transport.ts'
import type { CliHost, Via } from './host.ts'
import type { Settings } from './settings.ts'

/** Where the calls of this command go: a server by URL, the one that serves the folder, or the folder itself. */
export async function connect(settings: Settings, host: CliHost, via: Via): Promise<Transport> {
  const { server, org } = settings
  if (server !== null) {
    const headers = { Authorization: `Bearer ${server.token}`, 'Locum-Via': via }
    return await overHttp(server.url, headers, org)
  }
  const local = await servingFolder(settings.dataDir)
  if (local !== null) return await overHttp(local.url, localHeaders(local, settings, host, via), org)
  const folder = await host.openFolder(settings.dataDir)
  return {
    call: call => folder.call({ ...call, as: settings.as, via, ...(org !== null && { org }) }),
    close: () => folder.close(),
  }
}

interface LocalServer {
  readonly url: string
  readonly secret: string
}

/** The running server that `DATA/server.json` names; what a killed one left behind names a process that is gone. */
async function servingFolder(dataDir: string): Promise<LocalServer | null> {
  try {
    const named = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as Record<string, unknown>
    const { pid, url, secret } = named
    if (typeof pid !== 'number' || typeof url !== 'string' || typeof secret !== 'string') return null
    return isAlive(pid) ? { url, secret } : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, as somebody else.
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

function localHeaders(
  { secret }: LocalServer,
  { as }: Settings,
  { osUser }: CliHost,
  via: Via,
): Record<string, string> {
  return {
    'Locum-Local': secret,
    'Locum-Os-User': encodeURIComponent(osUser),
    'Locum-Via': via,
    ...(as !== null && { 'Locum-As': encodeURIComponent(as) }),
  }
}

async function overHttp(
  url: string,
  headers: Record<string, string>,
  org: string | null,
): Promise<Transport> {
  const { HttpTransport } = await import('../client/http.ts')
  return new HttpTransport({ url, headers: { ...headers, ...(org !== null && { 'Locum-Org': org }) }, fetch })
}
