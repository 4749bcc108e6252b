/** Which addresses belong to the internet, and which lead back into the own network (server-side request forgery). */
import { BlockList, isIP } from 'node:net'

const inside = new BlockList()
/** IANA special-purpose registries, without what is public: RFC 6890 and later. */
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')

const outside = new BlockList()
/** Of IPv6 only what is given out (RFC 4291), less the parts that carry IPv4, documentation or tests. */
outside.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** False for what is no address at all, too. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && outside.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}
