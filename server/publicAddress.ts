import { hostname, networkInterfaces } from 'node:os'
import type { Config } from './config.ts'

/** The server's addresses as browsers see them: for links, cookies and the check of Origin. */
export interface PublicAddress {
  /** Without a slash at the end. */
  readonly url: string
  readonly isSecure: boolean
  /** Whether a page of this origin, asking through this Host header, is ours. */
  isOwnOrigin(origin: string, hostHeader: string | undefined): boolean
}

/** @param port that the server really listens on */
export function publicAddress({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>, port: number): PublicAddress {
  const origins = publicUrl === null ? localOrigins(host, port) : [publicUrl]
  // Behind a mapped port, such as a container's, only the Host header knows the address.
  // A foreign page cannot forge it, and the cookie belongs to that host alone.
  const trustsHostHeader = publicUrl === null && isEveryAddress(host)
  return {
    url: origins[0] ?? '',
    isSecure: publicUrl?.startsWith('https:') ?? false,
    isOwnOrigin: (origin, hostHeader) =>
      origins.includes(origin) || (trustsHostHeader && hostHeader !== undefined && origin === `http://${hostHeader}`),
  }
}

/** Browsers offer offline work (service workers) only on https, and on the machine itself. */
export function offersOfflineWork(publicUrl: string): boolean {
  const { protocol, hostname: name } = new URL(publicUrl)
  return protocol === 'https:' || name === 'localhost' || name.endsWith('.localhost') || name.startsWith('127.') || name === '[::1]'
}

/** The first is the one to print. */
function localOrigins(host: string, port: number): string[] {
  const loopback = ['127.0.0.1', 'localhost', '[::1]']
  const hosts = isEveryAddress(host) ? [...loopback, hostname(), ...interfaceHosts()] : [inUrl(host), ...(isLoopback(host) ? loopback : [])]
  const urls = hosts.map((name) => `http://${name}:${port}`).filter((url) => URL.canParse(url))
  return [...new Set(urls.map((url) => new URL(url).origin))]
}

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function interfaceHosts(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  // A zone such as %eth0 cannot stand in a URL; link-local addresses are of no use to browsers.
  return addresses.filter(({ address }) => !address.startsWith('fe80')).map(({ address }) => inUrl(address))
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
