import { afterAll, describe, expect, test } from '@jest/globals';
import { openChannel, type Channel } from '@berth/rpc';
import { GetResponse, TasksService, type GetResponseInit } from '../generated/containerd/services/tasks/v1.js';
import { fifoSets } from '../io/index.js';
import { createSession } from '../session/session.js';
import { loadTask } from './create-task.js';

// Nothing is sent, so that nothing has to be there.
const unused = openChannel({ target: 'unix:///nowhere' });
afterAll(() => {
  unused.close();
});

/** A daemon that answers one message to whatever it is asked, and what it was asked. */
function answering(message: GetResponseInit): { readonly channel: Channel; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const channel: Channel = {
    ...unused,
    unary(method) {
      asked.push(method.path);
      return Promise.resolve(method.response.decode(GetResponse.encode(message)));
    },
  };
  return { channel, asked };
}

function load(channel: Channel) {
  const ground = { process: () => undefined, accounts: () => Promise.resolve({ passwd: [], group: [] }) };
  const origin = { session: createSession(channel), containerId: 'web-1', fifos: fifoSets('/nowhere'), ground };
  return loadTask(origin);
}

describe('a task that is there already', () => {
  test('is asked for once', async () => {
    const { channel, asked } = answering({ process: { id: 'web-1', pid: 4711, status: 2 } });
    const task = await load(channel);
    expect(task.pid).toBe(4711);
    expect(asked).toEqual([TasksService.get.path]);
  });

  test('is not made up where the daemon names none', async () => {
    await expect(load(answering({}).channel)).rejects.toMatchObject({
      code: 'protocol-error',
      operation: 'tasks.get',
      object: 'task "web-1"',
    });
  });
});
