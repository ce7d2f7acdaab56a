#!/usr/bin/env node
// Makes src/generated from proto: protobufjs static modules for the messages, and beside them one small module a package
// with the message types, the codecs and the service methods in our own form. The same goes into dist, since tsc does not
// copy what is not TypeScript. Where both are made from just these inputs already, nothing is done. With --check nothing is written, and the exit code is 1 where something would be.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import protobuf from 'protobufjs';
import pbjs from 'protobufjs-cli/pbjs.js';
import { packageModules } from './emit.mjs';
import { staleFiles, writeFiles } from './files.mjs';
import { digestOf, isMadeFrom, removeStamp, stamped } from './stamp.mjs';

const require = createRequire(import.meta.url);

const here = join(import.meta.dirname, '..');
const protoDirectory = join(here, 'proto');
const outputs = ['src/generated', 'dist/generated'].map((base) => join(here, base));

// Descriptors describe the text; they are in the contract, and no message of ours carries one.
const NOT_SENT = ['wellknown/descriptor.proto'];

const HEADER = '// Made by codegen from the contract in proto; changes go there.\n';

const texts = filesBelow(protoDirectory, '.proto').filter((path) => !NOT_SENT.includes(relative(protoDirectory, path)));

if (process.argv.includes('--check')) await check();
else await build();

async function check() {
  const files = stamped(await generate(texts), inputDigest());
  const stale = outputs.flatMap((directory) => staleFiles(directory, files));
  for (const path of stale) console.error(`${relative(process.cwd(), path)} is not as its contract says`);
  process.exitCode = stale.length === 0 ? 0 : 1;
}

async function build() {
  const digest = inputDigest();
  if (outputs.every((directory) => isMadeFrom(directory, digest))) return;
  const files = stamped(await generate(texts), digest);
  const written = outputs.map((directory) => {
    removeStamp(directory);
    return writeFiles(directory, files);
  });
  console.log(`${files.size} generated files from ${texts.length} .proto files, ${written[0]} of them changed`);
}

/** Of the contract, of what makes code from it, and of the versions of the libraries that this uses. */
function inputDigest() {
  const libraries = ['protobufjs', 'protobufjs-cli'].map((name) => require(`${name}/package.json`).version);
  return digestOf([...texts, ...filesBelow(import.meta.dirname, '.mjs')], libraries);
}

function filesBelow(directory, ending) {
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(directory, name));
}

/** File name -> text. */
async function generate(paths) {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (paths.includes(target) ? target : join(protoDirectory, target));
  root.loadSync(paths);
  root.resolveAll();
  const made = [...packageModules(root)].flatMap(([name, { js, dts }]) => [
    [`${name}.js`, js],
    [`${name}.d.ts`, dts],
  ]);
  const all = [['messages.js', await staticMessages(paths)], ...made];
  return new Map(all.map(([name, text]) => [name, HEADER + text]));
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
