import { BlockList, isIP } from 'node:net'

/** Networks in which a reverse proxy of the school's own stands: loopback, private, link-local (RFC 1918, 4193, 3927). */
const nearby = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  nearby.addSubnet(network, bits, 'ipv4')
nearby.addSubnet('::1', 128, 'ipv6')
nearby.addSubnet('fc00::', 7, 'ipv6')
nearby.addSubnet('fe80::', 10, 'ipv6')

/**
 * Address of the client that sent a request, for counting attempts. Where the connection comes from a network
 * nearby, the last address in `X-Forwarded-For` counts, which that proxy added itself; from farther away the
 * header is the client's own word and is ignored.
 *
 * @param remote address of the connection
 * @param forwardedFor the header, or null
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | null): string {
  const direct = plain(remote ?? '')
  const last = plain(forwardedFor?.split(',').at(-1)?.trim() ?? '')
  return isNearby(direct) && isIP(last) !== 0 ? last : direct
}

/**
 * Country of the client as the school's own proxy names it, unproved; null where no header is configured or the
 * connection comes from farther away, when the header is the client's own word.
 *
 * @param remote address of the connection
 */
export function clientCountry(
  remote: string | undefined,
  headers: Headers,
  regionHeader: string | undefined,
): string | null {
  return regionHeader !== undefined && isNearby(plain(remote ?? '')) ? headers.get(regionHeader) : null
}

/** IPv4 as IPv4, also where it came mapped into IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

function isNearby(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && nearby.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
