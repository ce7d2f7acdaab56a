import { describe, expect, test } from '@jest/globals';
import { compareContracts, type WireFact } from '@berth/lab/wire';
import { daemonContract } from './daemon-contract.js';
import { MOVED, nowCalled } from './moved.js';
import { ourContract } from './our-contract.js';

/** A version that is not in the cache yet is built from source. */
const BUILD_TIMEOUT_MS = 15 * 60_000;

/** Facts of every kind that no version of containerd is without: a reader that misses a kind of them fails here. */
const KNOWN: readonly WireFact[] = [
  {
    subject: 'method /containerd.services.content.v1.Content/Write',
    says: 'stream containerd.services.content.v1.WriteContentRequest returns stream containerd.services.content.v1.WriteContentResponse',
  },
  { subject: 'service grpc.health.v1.Health', says: 'is there' },
  { subject: 'message containerd.services.containers.v1.Container.Runtime', says: 'is there' },
  { subject: 'enum containerd.services.content.v1.WriteAction', says: 'is there' },
  { subject: 'value containerd.v1.types.Status RUNNING', says: '2' },
  { subject: 'field containerd.services.content.v1.Info 5', says: 'map<string, string> labels' },
  { subject: 'field containerd.types.Mount 4', says: 'repeated string options' },
  { subject: 'field containerd.runc.v1.Options 4', says: 'uint32 io_uid' },
  {
    subject: 'field io.containerd.cgroups.v1.Metrics 1',
    says: 'repeated io.containerd.cgroups.v1.HugetlbStat hugetlb',
  },
];

/** Far below what any version carries, far above what a reader that stops early finds. */
const FEWEST_FACTS = 1000;

describe.each(['1.6.38', '1.7.30', '2.1.9', '2.4.2'] as const)('the contract of containerd %s', (version) => {
  test(
    'is in our files: every service, method, message, field and enum value',
    async () => {
      const differences = compareContracts((await daemonFacts(version)).map(nowCalled), ourContract());
      expect(
        differences.map(({ subject, theirs, ours }) => `${subject}: ${theirs}, ours ${ours ?? 'is missing'}`),
      ).toEqual([]);
    },
    BUILD_TIMEOUT_MS,
  );

  test(
    'is read whole from its programs',
    async () => {
      const facts = await daemonFacts(version);
      expect(facts).toEqual(expect.arrayContaining([...KNOWN]));
      expect(new Set(facts.map(({ subject }) => subject)).size).toBeGreaterThan(FEWEST_FACTS);
    },
    BUILD_TIMEOUT_MS,
  );
});

test.each([...MOVED])('%s has the fields of %s, which took its place', (before, now) => {
  expect(fieldsOf(before)).toEqual(fieldsOf(now));
  expect(fieldsOf(now)).not.toEqual([]);
});

type PinnedVersion = Parameters<typeof daemonContract>[0];

async function daemonFacts(version: PinnedVersion): Promise<readonly WireFact[]> {
  return (await daemonContract(version)).flatMap((file) => file.facts);
}

function fieldsOf(message: string): readonly WireFact[] {
  const prefix = `field ${message} `;
  return ourContract()
    .filter(({ subject }) => subject.startsWith(prefix))
    .map(({ subject, says }) => ({ subject: subject.slice(prefix.length), says }));
}
