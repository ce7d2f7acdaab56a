// grpc-js with nothing above it: the limit of any client in Node.js. `node bare.ts ADDRESS NAMESPACE`
import * as grpc from '@grpc/grpc-js';
import { serve } from './serve.ts';

const [address = '', namespace = ''] = process.argv.slice(2);
const client = new grpc.Client(`unix://${address}`, grpc.credentials.createInsecure(), {
  'grpc.max_receive_message_length': 16 * 1024 * 1024,
});

/** The same bytes out and in. */
const identity = (bytes: Buffer): Buffer => bytes;

function call(path: string, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const metadata = new grpc.Metadata();
    metadata.set('containerd-namespace', namespace);
    client.makeUnaryRequest(path, identity, identity, request, metadata, (error, response) => {
      if (response === undefined) reject(error ?? new Error('no response'));
      else resolve(response);
    });
  });
}

/** A message with one string, in field 1. */
function stringMessage(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x0a, text.length]), Buffer.from(text)]);
}

const EMPTY = Buffer.alloc(0);

await serve(({ op, id = '' }) => {
  const request = op === 'version' ? EMPTY : stringMessage(id);
  const path =
    op === 'version'
      ? '/containerd.services.version.v1.Version/Version'
      : '/containerd.services.containers.v1.Containers/Get';
  return async () => {
    await call(path, request);
  };
});
client.close();
