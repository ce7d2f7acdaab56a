#!/usr/bin/env node
// Makes src/generated from proto: protobufjs static modules for the messages, and beside them one small module a package
// with the message types, the codecs and the service methods in our own form. The same goes into dist, since tsc does not
// copy what is not TypeScript. With --check nothing is written, and the exit code is 1 where something would be.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import protobuf from 'protobufjs';
import pbjs from 'protobufjs-cli/pbjs.js';
import { packageModules } from './emit.mjs';
import { staleFiles, writeFiles } from './files.mjs';

const here = join(import.meta.dirname, '..');
const protoDirectory = join(here, 'proto');
const outputs = ['src/generated', 'dist/generated'].map((base) => join(here, base));

// Descriptors describe the text; they are in the contract, and no message of ours carries one.
const NOT_SENT = ['wellknown/descriptor.proto'];

const texts = readdirSync(protoDirectory, { recursive: true })
  .filter((name) => name.endsWith('.proto') && !NOT_SENT.includes(name))
  .sort()
  .map((name) => join(protoDirectory, name));

const files = await generate(texts);
if (process.argv.includes('--check')) {
  const stale = outputs.flatMap((directory) => staleFiles(directory, files));
  for (const path of stale) console.error(`${relative(process.cwd(), path)} is not as its contract says`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const written = outputs.map((directory) => writeFiles(directory, files));
  console.log(`${files.size} generated files from ${texts.length} .proto files, ${written[0]} of them changed`);
}

/** File name -> text. */
async function generate(paths) {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (paths.includes(target) ? target : join(protoDirectory, target));
  root.loadSync(paths);
  root.resolveAll();
  const made = new Map([['messages.js', await staticMessages(paths)]]);
  for (const [name, { js, dts }] of packageModules(root)) made.set(`${name}.js`, js).set(`${name}.d.ts`, dts);
  return made;
}

function staticMessages(paths) {
  const leftOut = ['comments', 'verify', 'convert', 'delimited', 'beautify', 'service', 'typeurl'];
  return promisify(pbjs.main)([
    ...['--target', 'static-module', '--wrap', 'es6', '--es6'],
    ...['--dependency', 'protobufjs/minimal.js', '--root', 'berth-containerd'],
    ...leftOut.map((part) => `--no-${part}`),
    ...['--null-semantics', '--force-long', '--path', protoDirectory],
    ...paths,
  ]);
}
