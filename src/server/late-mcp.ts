import type { HttpOptions } from '../http/app.ts'
import type { McpHandler } from '../mcp/http.ts'
import type { Environment } from '../services/environment.ts'
import { version } from './version.ts'

/** MCP over HTTP, loaded with the first request that asks for it. */
export function lateMcp({ logFault, uuid }: Environment): NonNullable<HttpOptions['mcp']> {
  let handler: Promise<McpHandler> | null = null
  const fault = (error: unknown): string => {
    const known = error as { name?: unknown; id?: unknown } | null
    if (known?.name === 'Fault' && typeof known.id === 'string') return known.id
    const id = uuid()
    logFault({ id, operation: 'mcp', error })
    return id
  }
  const load = async () => {
    const { mcpHandler } = await import('../mcp/http.ts')
    return mcpHandler({ version: version(), fault })
  }
  return {
    async answer(request, call) {
      // What could not be loaded is tried again by the next request.
      handler ??= load().catch(error => {
        handler = null
        throw error
      })
      return await (await handler).answer(request, call)
    },
    async close() {
      await (await handler)?.close()
    },
  }
}
