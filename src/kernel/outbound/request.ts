/**
 * One HTTP request to a server outside. The name is resolved once and that address is connected to, so that a name cannot
 * point inside after it was checked; redirects are not followed; time and size are bounded.
 */
import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http'
import { request as encrypted } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { OutboundFault, outboundFault, privateAddress } from './fault.ts'
import { isPublicAddress } from './public-address.ts'

export interface OutboundRequest {
  url: string
  method: 'GET' | 'POST' | 'PUT'
  headers?: Record<string, string>
  body?: string
  /** An administrator said so: a server of the company's own. */
  allowPrivate: boolean
  /** From the first step to the last byte. */
  milliseconds: number
}

export interface OutboundAnswer {
  status: number
  /** At most `longestAnswer` characters. */
  body: string
}

const longestAnswer = 64 * 1024

/** @throws OutboundFault */
export async function requestOutside(asked: OutboundRequest): Promise<OutboundAnswer> {
  const url = addressOf(asked.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!asked.allowPrivate && isIP(host) && !isPublicAddress(host)) throw new OutboundFault(privateAddress, false)
  let sent = false
  try {
    return await new Promise<OutboundAnswer>((resolve, reject) => {
      const options: RequestOptions = {
        method: asked.method,
        headers: { 'user-agent': 'Zhanye', accept: 'application/json, */*;q=0.5', ...asked.headers },
        agent: false,
        lookup: asked.allowPrivate ? undefined : publicLookup,
        signal: AbortSignal.timeout(asked.milliseconds),
      }
      const request = (url.protocol === 'https:' ? encrypted : plain)(url, options, (response) => {
        readAnswer(response).then(resolve, reject)
      })
      request.once('error', reject)
      request.once('finish', () => {
        // Finished before the connection stands means: waiting in memory.
        sent = request.socket?.connecting === false
      })
      request.end(asked.body)
    })
  } catch (error) {
    throw outboundFault(error as Error, sent)
  }
}

/** @throws OutboundFault for anything but http and https */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new OutboundFault('outbound.address', false)
  return url
}

/** Resolves as the system does; one address inside is enough to refuse the name. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[]
    if (error) return done(error, '', 0)
    const inside = addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address))
    if (inside) return done(new OutboundFault(privateAddress, false), '', 0)
    if (options.all) return done(null, addresses)
    done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

async function readAnswer(response: IncomingMessage): Promise<OutboundAnswer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size > longestAnswer) break
  }
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers['content-type'] ?? '')?.[1]
  return { status: response.statusCode ?? 0, body: decode(Buffer.concat(parts), charset).slice(0, longestAnswer) }
}

/** Some gateways still answer in GBK. */
function decode(bytes: Buffer, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}
