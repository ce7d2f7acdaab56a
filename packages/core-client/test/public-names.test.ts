import { expect, test } from '@jest/globals';
import * as foundation from '@berth/foundation';
import * as client from '@berth/core-client';
import type { Any, ErrorCode, Instant } from '@berth/core-client';

test('what the client throws and answers can be named without our other packages', () => {
  expect(client.BerthError).toBe(foundation.BerthError);
  const code: ErrorCode = 'not-found';
  const any: Pick<Any, 'typeUrl'> = { typeUrl: 'containerd.events.TaskExit' };
  const noInstant: Instant | undefined = undefined;
  expect([code, any.typeUrl, noInstant]).toHaveLength(3);
});

test.each(['manifestTooLarge', 'readDescriptor', 'verifier', 'verified', 'verifyBytes', 'mergeEnvironment'])(
  "the inner %s is nobody else's",
  (name) => {
    expect(Object.keys(client)).not.toContain(name);
  },
);
