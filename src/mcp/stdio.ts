import type { Readable, Writable } from 'node:stream'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Transport } from '../client/transport.ts'
import { type McpOptions, mcpServer } from './server.ts'

/** MCP over two streams; resolves when the other side closes its own. */
export function mcpOverStreams(
  transport: Pick<Transport, 'call'>,
  options: McpOptions,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  return new Promise(resolve => {
    input.once('close', resolve)
    input.once('end', resolve)
    serveStdio(() => mcpServer(transport, options), { transport: new StdioServerTransport(input, output) })
  })
}
