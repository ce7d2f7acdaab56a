import type { Any } from '@berth/rpc';

/** A message of the transfer service's types, for a field that takes any. */
export function packed(name: string, value: Uint8Array): Any {
  return { typeUrl: `containerd.types.transfer.${name}`, value };
}
