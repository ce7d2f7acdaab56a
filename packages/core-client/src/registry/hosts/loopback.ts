import { isIPv4, isIPv6 } from 'node:net';

/** Whether a host name is this machine's own loopback: `localhost` and names below it, 127.0.0.0/8, `::1` with or without brackets. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (isIPv4(host)) return host.startsWith('127.');
  return isIPv6(host) && new URL(`http://[${host}]`).hostname === '[::1]';
}
