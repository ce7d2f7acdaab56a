#!/usr/bin/env node
// Makes src/generated from proto: protobufjs static modules for the messages, and beside them one small module a package
// with the message types, the codecs and the service methods in our own form.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import protobuf from 'protobufjs';
import pbjs from 'protobufjs-cli/pbjs.js';
import { packageModules } from './emit.mjs';

const here = dirname(import.meta.dirname);
const protoDirectory = join(here, 'proto');

// Descriptors describe the text; they are in the contract, and no message of ours carries one.
const NOT_SENT = ['wellknown/descriptor.proto'];

const files = readdirSync(protoDirectory, { recursive: true })
  .filter((name) => name.endsWith('.proto') && !NOT_SENT.includes(name))
  .sort()
  .map((name) => join(protoDirectory, name));

const root = new protobuf.Root();
root.resolvePath = (origin, target) => (files.includes(target) ? target : join(protoDirectory, target));
root.loadSync(files);
root.resolveAll();

const messages = await promisify(pbjs.main)([
  '--target',
  'static-module',
  '--wrap',
  'es6',
  '--es6',
  '--dependency',
  'protobufjs/minimal.js',
  '--root',
  'berth-containerd',
  '--no-comments',
  '--no-verify',
  '--no-convert',
  '--no-delimited',
  '--no-beautify',
  '--no-service',
  '--null-semantics',
  '--force-long',
  '--path',
  protoDirectory,
  ...files,
]);

const modules = packageModules(root);
for (const base of ['src/generated', 'dist/generated']) {
  const directory = join(here, base);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'messages.js'), messages);
  for (const [name, { js, dts }] of modules) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, `${name}.js`), js);
    writeFileSync(join(directory, `${name}.d.ts`), dts);
  }
}
console.log(
  `generated ${modules.size} packages from ${files.length} files into ${relative(process.cwd(), join(here, 'src/generated'))}`,
);
