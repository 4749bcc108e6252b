/** A real HTTP server on this machine, for tests: answers as it is told, keeps silent, hangs up. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export interface ReceivedRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
}

export type Scripted = { status: number; body: string; headers?: Record<string, string> } | 'silence' | 'hang-up'

export interface TestHttp {
  port: number
  url: string
  requests: ReceivedRequest[]
  /** How the next requests are answered. */
  answer: (request: ReceivedRequest) => Scripted
  stop(): Promise<void>
}

export async function startHttp(
  answer: TestHttp['answer'] = () => ({ status: 200, body: '{}' }),
  port = 0,
): Promise<TestHttp> {
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const url = new URL(request.url ?? '/', 'http://localhost')
        const received: ReceivedRequest = {
          method: request.method ?? '',
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body,
        }
        test.requests.push(received)
        const scripted = test.answer(received)
        if (scripted === 'silence') return
        if (scripted === 'hang-up') return void request.socket.destroy()
        response.writeHead(scripted.status, {
          'content-type': scripted.body.startsWith('<') ? 'text/html' : 'application/json; charset=utf-8',
          ...scripted.headers,
        })
        response.end(scripted.body)
      },
      () => {},
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const at = (server.address() as { port: number }).port
  const test: TestHttp = {
    port: at,
    url: `http://127.0.0.1:${at}/`,
    requests: [],
    answer,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return test
}
