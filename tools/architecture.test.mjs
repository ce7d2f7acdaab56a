import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import config from '../eslint.config.js';
import { architecture } from './architecture.mjs';
import { ROOT } from './workspace.mjs';

/** `npm run lint` with nothing left of it but who may import whom. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...config.filter(({ plugins }) => plugins?.boundaries === boundaries),
  ],
});

/** The rules that a file with this import breaks. */
async function refusals(filePath, imported) {
  const [result] = await eslint.lintText(`import * as it from '${imported}';\n`, { filePath });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const CORE = 'packages/core-client/src';
const REFUSED = ['boundaries/dependencies'];

describe('the rule of who may import whom', () => {
  test.each([
    ['a room that another may not know', `${CORE}/content/proxy.ts`, '../tasks/index.js'],
    ['a room of containerd, by the registry client', `${CORE}/registry/index.ts`, '../session/session.js'],
    ['a room of containerd, by the OCI spec builder', `${CORE}/oci/index.ts`, '../content/content.js'],
    ['the client, by one of its rooms', `${CORE}/leases/proxy.ts`, '../client/connect.js'],
    ['an upper package', 'packages/rpc/src/index.ts', '@berth/core-client'],
    ['any of ours, by the foundation', 'packages/foundation/src/index.ts', '@berth/rpc'],
    ['the lab, by a source', `${CORE}/client/connect.ts`, '@berth/lab'],
    ['gRPC, outside of rpc', `${CORE}/session/session.ts`, '@grpc/grpc-js'],
    ['the HTTP library, outside of the registry client', `${CORE}/images/images.ts`, 'undici'],
    ['gRPC, by the lab', 'packages/lab/src/index.ts', '@grpc/grpc-js'],
  ])('refuses %s', async (_, file, imported) => {
    await expect(refusals(file, imported)).resolves.toEqual(REFUSED);
  });

  test.each([
    ['a room that another may know', `${CORE}/content/proxy.ts`, '../leases/leases.js'],
    ['a file of the same room', `${CORE}/content/proxy.ts`, './content.js'],
    ['any room, by the client', `${CORE}/client/connect.ts`, '../tasks/index.js'],
    ['any room, by the front door of the package', `${CORE}/index.ts`, './events/events.js'],
    ['a lower package', `${CORE}/session/session.ts`, '@berth/rpc'],
    ['gRPC, in rpc', 'packages/rpc/src/client/open-channel.ts', '@grpc/grpc-js'],
    ['the HTTP library, in the registry client', `${CORE}/registry/client/agent.ts`, 'undici'],
    ['the lab, by a test against real daemons', 'packages/core-client/test/rooms.test.ts', '@berth/lab'],
    ['a module of Node.js', `${CORE}/io/make-fifos.ts`, 'node:child_process'],
  ])('allows %s', async (_, file, imported) => {
    await expect(refusals(file, imported)).resolves.toEqual([]);
  });

  test('knows every folder of core-client: one without arrows of its own might import all', () => {
    const known = architecture.settings['boundaries/elements'].map(({ pattern }) => pattern);
    const folders = readdirSync(join(ROOT, CORE), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `${CORE}/${name}`).filter((folder) => !known.includes(folder))).toEqual([]);
  });
});
