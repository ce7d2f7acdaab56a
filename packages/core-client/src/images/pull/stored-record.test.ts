import { describe, expect, test } from '@jest/globals';
import { BerthError, instantFromNanos } from '@berth/foundation';
import type { ImageInfo, ImageStore } from '../image-store.js';
import { storedRecord } from './stored-record.js';

const NAME = 'r.example/app:1';

/** A record of containerd: its `updatedAt` changes with each write. */
function record(name: string, createdAt: number, updatedAt: number): ImageInfo {
  return {
    ...{ name: NAME, labels: {}, target: { mediaType: 'm', digest: `sha256:${name}`, size: 1 } },
    createdAt: instantFromNanos(BigInt(createdAt)),
    updatedAt: instantFromNanos(BigInt(updatedAt)),
  };
}

/** The part of an {@link ImageStore} that is needed, with one record. */
function storeOf(state: { now: ImageInfo | undefined }): ImageStore {
  const refuse = () => Promise.reject(new BerthError('internal', 'not asked for'));
  return {
    ...{ list: refuse, create: refuse, update: refuse },
    get: (name) => {
      if (state.now !== undefined) return Promise.resolve(state.now);
      return Promise.reject(new BerthError('not-found', name));
    },
    put: ({ target }) => {
      state.now = record(target.digest.slice('sha256:'.length), 1, 99);
      return Promise.resolve(state.now);
    },
    remove: () => {
      state.now = undefined;
      return Promise.resolve();
    },
  };
}

describe('a record that a failed pull has written', () => {
  const old = record('old', 1, 1);
  const cases: readonly {
    readonly what: string;
    readonly before?: ImageInfo;
    readonly written?: ImageInfo;
    readonly since?: ImageInfo;
    readonly after: string | undefined;
  }[] = [
    { what: 'goes where there was none', written: record('new', 5, 5), after: undefined },
    { what: 'becomes again what it was', before: old, written: record('new', 1, 5), after: 'sha256:old' },
    {
      what: 'stays as another left it since',
      written: record('new', 5, 5),
      since: record('new', 5, 6),
      after: 'sha256:new',
    },
    { what: 'stays where another made it meanwhile', written: record('new', 4, 5), after: 'sha256:new' },
    { what: 'stays what it was where it was not written', before: old, after: 'sha256:old' },
  ];

  test.each(cases)('$what', async ({ before, written, since, after }) => {
    const state = { now: before };
    const stored = await storedRecord(storeOf(state), NAME, {});
    if (written !== undefined) {
      state.now = written;
      await stored.written();
    }
    state.now = since ?? state.now;
    await stored.undo();
    expect(state.now?.target.digest).toBe(after);
  });

  test('that somebody has removed since is left alone', async () => {
    const state: { now: ImageInfo | undefined } = { now: undefined };
    const stored = await storedRecord(storeOf(state), NAME, {});
    state.now = record('new', 5, 5);
    await stored.written();
    state.now = undefined;
    await stored.undo();
    expect(state.now).toBeUndefined();
  });
});
