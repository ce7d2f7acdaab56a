import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { busyboxImage, push, startContainerd, startRegistry } from '@berth/lab';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The README's TypeScript, with the socket and the image's name of this machine. */
async function example(address: string, reference: string): Promise<string> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const code = /^```ts\n(.*?)^```/ms.exec(readme)?.[1];
  if (code === undefined) throw new Error('README.md has no TypeScript example');
  const local = code
    .replaceAll('/run/containerd/containerd.sock', address)
    .replaceAll('docker.io/library/busybox:latest', reference);
  // As a user's compiler does it: Node.js 22 does not know `await using` by itself.
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext };
  return ts.transpileModule(local, { compilerOptions, fileName: 'example.mts' }).outputText;
}

test("the README's example runs as it stands", async () => {
  await using daemon = await startContainerd();
  await using registry = await startRegistry();
  const reference = await push(await busyboxImage(), { host: registry.host, name: 'readme' });
  const directory = await mkdtemp(join(ROOT, 'packages', 'core-client', 'test', '.readme-'));
  try {
    const program = join(directory, 'example.mjs');
    await writeFile(program, await example(daemon.address, reference));
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(errors).toBe('');
    expect(output).toMatch(/^pulled \d+ of \d+ bytes$/m);
    expect(output).toMatch(/^hello from containerd$/m);
    expect(output).toMatch(/^exit code 0$/m);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
