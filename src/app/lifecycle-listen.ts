import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Config } from './config.ts'

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

export interface Listener {
  /** How this machine reaches the server, such as `http://127.0.0.1:3000`. */
  address: string
  /** From now on requests are answered by `fetch`; before, with 503. */
  serve(fetch: Fetch): void
  /** Lets requests that run finish, within the grace time, and closes. */
  close(): Promise<void>
}

/** How long a request may still run once the end was asked for. */
const graceMilliseconds = 5000

/**
 * Takes the port before the slow parts of the start, so that a taken port is known at once and the
 * address is known to everything that is composed later.
 * @throws OperatorError when the port or the host cannot be had
 */
export async function listen(config: Pick<Config, 'host' | 'port'>): Promise<Listener> {
  let answer: Fetch = starting
  const live = new Set<ServerResponse>()
  const server = createAdaptorServer({
    async fetch(request, env) {
      const response = await answer(request, env)
      // A live stream never ends by itself; a browser connects again.
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        const outgoing = env.outgoing as ServerResponse
        live.add(outgoing)
        outgoing.once('close', () => live.delete(outgoing))
      }
      return response
    },
  }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListen(config, error)))
    server.listen(config.port, config.host, resolve)
  })
  return {
    address: addressOf(server.address() as AddressInfo),
    serve(fetch) {
      answer = fetch
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const outgoing of live) outgoing.destroy()
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), graceMilliseconds).unref()
      }),
  }
}

function starting(request: Request): Response {
  if (new URL(request.url).pathname === '/health/live') return new Response('ok')
  return Response.json(
    { code: 'starting', message: 'starting', violations: [] },
    { status: 503, headers: { 'retry-after': '1' } },
  )
}

function addressOf({ address, family, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::'
  const host = everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address
  return `http://${host}:${port}`
}

function explainListen({ host, port }: Pick<Config, 'host' | 'port'>, cause: Error): OperatorError {
  const texts: Record<string, [string, string]> = {
    EADDRINUSE: [
      `端口 ${port} 已被占用：请停止占用它的程序，或用 PORT 指定另一个端口。`,
      `Port ${port} is taken: stop the program that uses it or name another one in PORT.`,
    ],
    EACCES: [
      `没有权限使用端口 ${port}：请用 PORT 指定 1024 以上的端口。`,
      `Port ${port} is not allowed: name one above 1024 in PORT.`,
    ],
    EADDRNOTAVAIL: [`本机没有地址 ${host}：请检查 HOST。`, `This machine has no address ${host}: check HOST.`],
    ENOTFOUND: [`找不到主机 ${host}：请检查 HOST。`, `The host ${host} is unknown: check HOST.`],
  }
  const { code, message } = cause as NodeJS.ErrnoException
  const [zh, en] = texts[code ?? ''] ?? [
    `无法监听 ${host}:${port}：${message}`,
    `${host}:${port} cannot be listened on: ${message}`,
  ]
  return new OperatorError({ zh, en }, { cause })
}
