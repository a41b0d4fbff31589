import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Transport } from '../client/transport.ts'
import { type McpOptions, mcpServer } from './server.ts'

/** As large as any request to the API: 256 KiB. */
const maxRequestBodySize = 256 * 1024

/** MCP over HTTP, without sessions: each request carries its token and is served by whichever process it reaches. */
export interface McpHandler {
  answer(request: Request, call: Transport['call']): Promise<Response>
  /** Ends what would otherwise stay open. */
  close(): Promise<void>
}

/** Answers MCP over HTTP; each request stands alone, with its own token. */
export function mcpHandler(options: McpOptions): McpHandler {
  const handler = createMcpHandler(
    ({ authInfo }) => mcpServer(authInfo?.extra as Pick<Transport, 'call'>, options),
    { maxRequestBodySize },
  )
  return {
    // The token was read by the surface before; here it is only the calls it may make.
    answer: (request, call) =>
      handler.fetch(request, { authInfo: { token: '', clientId: '', scopes: [], extra: { call } } }),
    close: () => handler.close(),
  }
}
