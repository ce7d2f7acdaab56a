import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from 'protobufjs';

/** Loads all .proto files below a folder; `keepCase` leaves fields as they are spelled there. */
export function loadProto(directory: string, options: { readonly keepCase: boolean }): protobuf.Root {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.proto'));
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (target.startsWith('/') ? target : join(directory, target));
  root.loadSync(
    names.map((name) => join(directory, name)),
    { keepCase: options.keepCase },
  );
  root.resolveAll();
  return root;
}
