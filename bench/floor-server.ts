/**
 * What HTTP itself costs here: a Hono route that answers one constant object as JSON, in a process of its own like the
 * product. Reads the object from standard input and prints its address.
 */
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'

const body = JSON.parse(await text(process.stdin))
const app = new Hono().get('/', (c) => c.json(body))
const server = createAdaptorServer(app)
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
