import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { compareContracts } from '@berth/lab/wire';
import { daemonContract } from './daemon-contract.js';
import { contractOf, PROTO_DIRECTORY } from './our-contract.js';

/** The newest version may have to be built first. */
const BUILD_TIMEOUT_MS = 15 * 60_000;

/** A mistake in one of our files, in something that the newest daemon has. */
interface Mistake {
  readonly what: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly line: string;
  /** What stands there instead. */
  readonly mistaken: string;
  /** What the comparison must name, and nothing else. */
  readonly found: string;
}

const TASKS = 'containerd.services.tasks.v1';
const TASKS_FILE = 'containerd/services/tasks/v1/tasks.proto';
const EVENTS = 'containerd.services.events.v1';

const MISTAKES: readonly Mistake[] = [
  {
    what: 'a missing field',
    file: TASKS_FILE,
    line: 'uint32 signal = 3;',
    mistaken: '',
    found: `field ${TASKS}.KillRequest 3: uint32 signal, ours is missing`,
  },
  {
    what: 'a changed field number',
    file: TASKS_FILE,
    line: 'uint32 signal = 3;',
    mistaken: 'uint32 signal = 9;',
    found: `field ${TASKS}.KillRequest 3: uint32 signal, ours is missing`,
  },
  {
    what: 'a changed field type',
    file: TASKS_FILE,
    line: 'uint32 signal = 3;',
    mistaken: 'sint64 signal = 3;',
    found: `field ${TASKS}.KillRequest 3: uint32 signal, ours sint64 signal`,
  },
  {
    what: 'a changed field name',
    file: TASKS_FILE,
    line: 'uint32 signal = 3;',
    mistaken: 'uint32 number = 3;',
    found: `field ${TASKS}.KillRequest 3: uint32 signal, ours uint32 number`,
  },
  {
    what: 'a field that is not repeated any more',
    file: TASKS_FILE,
    line: 'repeated string filters = 1;',
    mistaken: 'string filters = 1;',
    found: `field ${TASKS}.MetricsRequest 1: repeated string filters, ours string filters`,
  },
  {
    what: 'a map with other values',
    file: TASKS_FILE,
    line: 'map<string, string> annotations = 3;',
    mistaken: 'map<string, bytes> annotations = 3;',
    found: `field ${TASKS}.UpdateTaskRequest 3: map<string, string> annotations, ours map<string, bytes> annotations`,
  },
  {
    what: 'a field that is not optional any more',
    file: 'containerd/services/images/v1/images.proto',
    line: 'optional containerd.types.Descriptor target = 3;',
    mistaken: 'containerd.types.Descriptor target = 3;',
    found:
      'field containerd.services.images.v1.DeleteImageRequest 3: optional containerd.types.Descriptor target, ' +
      'ours containerd.types.Descriptor target',
  },
  {
    what: 'a missing method',
    file: TASKS_FILE,
    line: 'rpc Wait(WaitRequest) returns (WaitResponse);',
    mistaken: '',
    found: `method /${TASKS}.Tasks/Wait: ${TASKS}.WaitRequest returns ${TASKS}.WaitResponse, ours is missing`,
  },
  {
    what: 'a method that streams no more',
    file: 'containerd/services/events/v1/events.proto',
    line: 'returns (stream containerd.types.Envelope)',
    mistaken: 'returns (containerd.types.Envelope)',
    found:
      `method /${EVENTS}.Events/Subscribe: ${EVENTS}.SubscribeRequest returns stream containerd.types.Envelope, ` +
      `ours ${EVENTS}.SubscribeRequest returns containerd.types.Envelope`,
  },
  {
    what: 'a changed number of an enum value',
    file: 'containerd/v1/types/task.proto',
    line: 'PAUSED = 4;',
    mistaken: 'PAUSED = 9;',
    found: 'value containerd.v1.types.Status PAUSED: 4, ours 9',
  },
];

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'berth-contract-'));
  cpSync(PROTO_DIRECTORY, copy, { recursive: true });
});

afterEach(() => {
  rmSync(copy, { recursive: true, force: true });
});

test.each(MISTAKES)(
  'the comparison with containerd 2.4.2 finds $what',
  async ({ file, line, mistaken, found }) => {
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text.split(line)).toHaveLength(2);
    writeFileSync(join(copy, file), text.replace(line, mistaken));

    const daemon = (await daemonContract('2.4.2')).flatMap(({ facts }) => facts);
    const differences = compareContracts(daemon, contractOf(copy)).map(
      ({ subject, theirs, ours }) => `${subject}: ${theirs}, ours ${ours ?? 'is missing'}`,
    );
    expect([...new Set(differences)]).toEqual([found]);
  },
  BUILD_TIMEOUT_MS,
);
