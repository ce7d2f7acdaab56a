import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from './workspace.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const pages = readdirSync(join(ROOT, 'docs/reference')).map((name) => `docs/reference/${name}`);
const quoted = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);

/** The names of a union of texts in a source. */
function union(path, type) {
  const [, body = ''] = new RegExp(`export type ${type} =([^;]+);`).exec(read(path)) ?? [];
  return quoted(body, /'([^']+)'/g);
}

/** A heading as GitHub names it in a link. */
function anchors(path) {
  return quoted(read(path), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

describe('the reference', () => {
  test.each(['README.md', 'CONTRIBUTING.md', ...pages])('%s has no link that leads nowhere', (page) => {
    const links = quoted(read(page), /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link));
    const lost = links.filter((link) => {
      const [path, anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchors(target).includes(anchor));
    });
    expect(lost).toEqual([]);
  });

  test('has every page in its index', () => {
    const names = pages.map((page) => page.slice('docs/reference/'.length)).filter((name) => name !== 'README.md');
    const index = quoted(read('docs/reference/README.md'), /\]\(([^)\s]+)\)/g);
    expect(names.filter((name) => !index.includes(name))).toEqual([]);
  });

  test.each([
    ['errors.md', 'packages/foundation/src/errors/berth-error.ts', 'ErrorCode', 19],
    ['errors.md', 'packages/core-client/src/session/runtime-failures.ts', 'RuntimeFailure', 18],
    ['tasks.md', 'packages/core-client/src/tasks/task.ts', 'ProcessState', 6],
  ])('%s names each of %s, %s', (page, source, type, least) => {
    const names = union(source, type);
    expect(names.length).toBeGreaterThanOrEqual(least);
    expect(names.filter((name) => !read(`docs/reference/${page}`).includes(`\`${name}\``))).toEqual([]);
  });

  test('events.md names every topic', () => {
    const topics = quoted(read('packages/core-client/src/events/payloads.ts'), /^ {2}'([^']+)':/gm);
    expect(topics.length).toBeGreaterThan(20);
    expect(topics.filter((topic) => !read('docs/reference/events.md').includes(`\`${topic}\``))).toEqual([]);
  });
});
