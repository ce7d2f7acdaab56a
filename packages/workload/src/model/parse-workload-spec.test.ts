import { describe, expect, test } from '@jest/globals';
import { parseWorkloadSpec } from './parse-workload-spec.js';

const container = { name: 'main', image: 'busybox' };

describe('a workload spec', () => {
  test('has its defaults filled in, and stays as it is when it is read again', () => {
    const spec = parseWorkloadSpec({ id: 'web-1', containers: [container] });
    expect(spec).toMatchObject({
      desired: 'running',
      sandbox: { hostname: 'web-1', network: 'default' },
      containers: [{ pullPolicy: 'if-not-present', env: {}, log: { format: 'cri' }, stop: { graceMs: 10_000 } }],
    });
    expect(parseWorkloadSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  test.each([
    [undefined, 'spec'],
    ['web', 'spec'],
    [{ containers: [container] }, 'spec.id'],
    [{ id: 'a.b', containers: [container] }, 'spec.id'],
    [{ id: 'a--b', containers: [container] }, 'spec.id'],
    [{ id: 'x'.repeat(41), containers: [container] }, 'spec.id'],
    [{ id: 'web' }, 'spec.containers'],
    [{ id: 'web', containers: [] }, 'spec.containers'],
    [{ id: 'web', containers: [{ name: 'main' }] }, 'spec.containers.0.image'],
    [{ id: 'web', containers: [container, { ...container }] }, 'spec.containers.1.name'],
    [{ id: 'web', containers: [{ ...container, pullPolicy: 'sometimes' }] }, 'spec.containers.0.pullPolicy'],
    [{ id: 'web', containers: [{ ...container, stop: { graceMs: -1 } }] }, 'spec.containers.0.stop.graceMs'],
    [{ id: 'web', containers: [{ ...container, stop: { signal: 'TERM' } }] }, 'spec.containers.0.stop.signal'],
    [{ id: 'web', containers: [{ ...container, log: { path: 'here' } }] }, 'spec.containers.0.log.path'],
    [{ id: 'web', desired: 'gone', containers: [container] }, 'spec.desired'],
    [{ id: 'web', containers: [container], colour: 'blue' }, 'spec'],
  ])('%j is refused at %s', (input, field) => {
    expect(() => parseWorkloadSpec(input)).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });
});
