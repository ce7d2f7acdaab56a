import { describe, expect, test } from '@jest/globals';
import { nodeOf } from './node.js';

describe('a Node', () => {
  test('derives every name from its own', () => {
    const node = nodeOf({ name: 'edge-1' });
    expect(node).toMatchObject({
      stateDirectory: '/var/lib/berth/edge-1',
      runDirectory: '/run/berth/edge-1',
      network: { name: 'berth-edge-1' },
    });
    expect(node.network.bridge).toMatch(/^berth-[0-9a-f]{8}$/);
    expect(node.network.subnet).toMatch(/^10\.(?:12[89]|1[3-9]\d|2\d\d)\.\d+\.0\/20$/);
    expect(nodeOf({ name: 'edge-2' }).network).not.toEqual(node.network);
  });

  test.each([
    [{ name: '' }, 'node.name'],
    [{ name: 'Edge' }, 'node.name'],
    [{ name: 'a'.repeat(33) }, 'node.name'],
    [{ name: 'a', stateDirectory: 'x' }, 'node.stateDirectory'],
    [{ name: 'a', runDirectory: './x' }, 'node.runDirectory'],
    [{ name: 'a', subnet: '10.0.0.0' }, 'node.subnet'],
  ])('%j is refused at %s', (options, field) => {
    expect(() => nodeOf(options)).toThrow(expect.objectContaining({ code: 'invalid-argument', field }));
  });
});
