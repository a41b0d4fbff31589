import type { Outcome } from '../domain/refusal.ts'
import type { Credential } from '../services/place-of-call.ts'
import type { HttpOptions } from './app.ts'
import { EntryStream, type Page } from './entry-stream.ts'
import { problem } from './problem.ts'
import { badSeq, seqOf } from './request-input.ts'

/**
 * `GET /api/v1/entry.stream?after=SEQ`: entries as `record.list` shows them, to those who may read them (P1). Listening
 * is no use of a session: it ends as if no tab were open, and the stream with it.
 */
export async function answerStream(
  request: Request,
  credential: Credential,
  options: Pick<HttpOptions, 'call' | 'onCommit' | 'heartbeatMs' | 'metrics' | 'logFault' | 'uuid'>,
  streams: Set<EntryStream>,
): Promise<Response> {
  const org = request.headers.get('locum-org')
  const listener: Credential =
    credential.kind === 'session' ? { ...credential, unattended: true } : credential
  const read = async (after: number, limit: number) =>
    (await options.call({
      ...(org !== null && { org }),
      operation: 'record.list',
      input: { after, limit },
      credential: listener,
    })) as Outcome<Page>
  const asked = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  const typed = asked === null ? undefined : seqOf(asked)
  if (typed === null) return problem(badSeq('after').refusal)
  const first = await read(typed ?? 0, 1)
  if (!first.ok) return problem(first.refusal)
  const stream: EntryStream = new EntryStream({
    read: after => read(after, 200),
    onCommit: options.onCommit,
    after: typed ?? first.value.atSeq,
    ...(options.heartbeatMs !== undefined && { heartbeatMs: options.heartbeatMs }),
    ended: () => {
      if (streams.delete(stream)) options.metrics.streamsChanged(-1)
    },
    failed: error => options.logFault({ id: options.uuid(), operation: 'entry.stream', error }),
  })
  streams.add(stream)
  options.metrics.streamsChanged(1)
  return new Response(stream.body(), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    },
  })
}
