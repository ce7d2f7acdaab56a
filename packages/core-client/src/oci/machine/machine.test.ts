import { expect, test } from '@jest/globals';
import { boundingSet } from './available-capabilities.js';
import { deviceNumbers, readDevice, readDevices } from './read-device.js';

test('a device is what its node says', async () => {
  expect(await readDevice('/dev/null')).toMatchObject({ path: '/dev/null', type: 'c', major: 1, minor: 3 });
});

test('a file is no device, and an absent one is not found', async () => {
  await expect(readDevice('/etc')).rejects.toMatchObject({ code: 'invalid-argument', field: 'path' });
  await expect(readDevice('/dev/no-such-device')).rejects.toMatchObject({ code: 'not-found' });
});

test('the devices of a machine leave out what every container gets anyway', async () => {
  const paths = (await readDevices()).map((device) => device.path);
  expect(paths).toContain('/dev/null');
  expect(paths.filter((path) => /^\/dev\/(?:pts|shm|ptmx|console)/.test(path))).toEqual([]);
});

test('both numbers of a device are taken out of the one that the system gives', () => {
  expect(deviceNumbers(0x103n)).toEqual({ major: 1, minor: 3 });
  expect(deviceNumbers(0x1234_5123_4567_8967n)).toEqual({ major: 0x1234_5789, minor: 0x1234_5667 });
});

test('the bounding set is read bit by bit', () => {
  expect(boundingSet('Name:\tnode\nCapBnd:\t0000000000000003\n')).toEqual(['CAP_CHOWN', 'CAP_DAC_OVERRIDE']);
  expect(() => boundingSet('Name:\tnode\n')).toThrow('is /proc mounted?');
});
