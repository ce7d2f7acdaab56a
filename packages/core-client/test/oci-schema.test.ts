import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { buildSpec, decodeSpec, encodeSpec, type Spec, type SpecOptions } from '@berth/core-client';
import { specOptions } from './oci-spec-options.js';

const MANIFEST = join(import.meta.dirname, '../../lab/daemons/runtime-spec');

let validate: ValidateFunction;
beforeAll(() => {
  validate = compileSchema(join(moduleDirectory(), 'schema'));
});

describe("a spec is valid by the runtime specification's own schema", () => {
  const minimal: SpecOptions = { id: 'a', namespace: 'b', architecture: 'amd64', process: { args: ['true'] } };

  test.each<[string, SpecOptions]>([
    ['by default', minimal],
    ['where it is privileged', { ...minimal, privileged: true }],
    ['on another architecture', { ...minimal, architecture: 's390x' }],
    [
      'with unlimited limits',
      {
        ...minimal,
        process: { args: ['true'], rlimits: [{ type: 'RLIMIT_CORE', soft: 'unlimited', hard: 'unlimited' }] },
      },
    ],
  ])('%s', (_name, options) => {
    expect(problemsOf(buildSpec(options))).toEqual([]);
  });

  test('whatever the options, which stay as they were', () => {
    fc.assert(
      fc.property(specOptions, (options) => {
        const before = structuredClone(options);
        const spec = buildSpec(deepFreeze(options));
        expect(options).toEqual(before);
        expect(problemsOf(spec)).toEqual([]);
        expect(decodeSpec(encodeSpec(spec))).toEqual(spec);
        expect(buildSpec(options)).toEqual(spec);
      }),
      { numRuns: 200 },
    );
  });

  test('and the schema does find what is wrong', () => {
    const spec = buildSpec(minimal);
    expect(problemsOf({ ...spec, root: { path: 'rootfs', readonly: 'yes' } })).not.toEqual([]);
    expect(problemsOf({ ...spec, linux: { namespaces: [{ type: 'disk' }] } })).not.toEqual([]);
  });
});

/** Where the Go module with the schema is; it is downloaded once a machine. */
function moduleDirectory(): string {
  try {
    const words = execFileSync('go', ['mod', 'download', '-json', 'github.com/opencontainers/runtime-spec'], {
      cwd: MANIFEST,
      encoding: 'utf8',
    });
    const answer: unknown = JSON.parse(words);
    if (typeof answer === 'object' && answer !== null && 'Dir' in answer && typeof answer.Dir === 'string') {
      return answer.Dir;
    }
    throw new Error(`go mod download answered without a directory: ${words}`);
  } catch (cause) {
    const remedy = 'Put Go 1.21 or newer on the PATH (https://go.dev/dl) and let it reach its module proxy.';
    throw new Error(`The schema of the runtime specification comes as a Go module and could not be had. ${remedy}`, {
      cause,
    });
  }
}

function compileSchema(directory: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.json'))) {
    ajv.addSchema(readSchema(join(directory, name)), name);
  }
  const compiled = ajv.getSchema('config-schema.json');
  if (compiled === undefined) throw new Error(`there is no config-schema.json in ${directory}`);
  return compiled;
}

/** The schema without its `$schema`: it is of draft 4, which Ajv does not know, and uses nothing that later drafts changed. */
function readSchema(path: string): object {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof json !== 'object' || json === null) throw new Error(`${path} is not a schema`);
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== '$schema'));
}

/** What the schema finds wrong in a spec as containerd would get it. */
function problemsOf(spec: Spec | Readonly<Record<string, unknown>>): readonly string[] {
  const document: unknown = JSON.parse(new TextDecoder().decode(encodeSpec({ ociVersion: '', ...spec })));
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
