import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import type { HttpApp } from '../../src/http/app.ts'

const about = { name: 'night-watch', version: '1.0.0' }

/** What a tool answered: its structured answer, or the refusal or fault it told. */
export interface Told {
  readonly isError: boolean
  // biome-ignore lint/suspicious/noExplicitAny: tests read what outside programs read
  readonly body: any
}

/** An assistant's end of the protocol, as its own library speaks it. */
export interface Assistant {
  readonly client: Client
  use(tool: string, input?: Record<string, unknown>): Promise<Told>
  close(): Promise<void>
}

/** Over HTTP, with this token, without a socket. */
export async function assistantByHttp(app: HttpApp, token: string): Promise<Assistant> {
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
    fetch: async (url, init) => await app.fetch(new Request(url, init)),
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  })
  return await connected(transport)
}

/** Over standard input and output of a program. */
export async function assistantByStdio(command: string, args: string[]): Promise<Assistant> {
  return await connected(new StdioClientTransport({ command, args, stderr: 'inherit' }))
}

async function connected(transport: Parameters<Client['connect']>[0]): Promise<Assistant> {
  const client = new Client(about)
  await client.connect(transport)
  return {
    client,
    async use(tool, input = {}) {
      const { content, structuredContent, isError } = await client.callTool({ name: tool, arguments: input })
      const [said] = content as { type: string; text: string }[]
      const text = JSON.parse(said?.text ?? 'null') as unknown
      return { isError: isError === true, body: structuredContent ?? text }
    },
    close: () => client.close(),
  }
}
