import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { push, usersImage } from '@berth/lab';
import type { Container, Containerd, ContainerSpec, CreateTaskOptions, ExecProcess, Task } from '@berth/core-client';
import { connectTo, imageFixture, output, until, type ImageFixture } from './fixture.js';

let fixture: ImageFixture;
let containerd: Containerd;

beforeAll(async () => {
  fixture = await imageFixture('task-tests');
  ({ containerd } = fixture);
}, 60_000);

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
}, 60_000);

/** A container of busybox with its task created. */
async function created(
  id: string,
  script: string,
  options: CreateTaskOptions = { io: { kind: 'streams' } },
  spec: ContainerSpec = {},
): Promise<{ container: Container; task: Task }> {
  const process = { ...spec.process, args: ['sh', '-c', script] };
  const container = await containerd.containers.create({ id, image: fixture.image, spec: { ...spec, process } });
  return { container, task: await container.createTask(options) };
}

async function removed({ container, task }: { container: Container; task: Task }): Promise<void> {
  await task.delete();
  await container.delete();
}

describe('exit status', () => {
  test.each([0, 1, 42, 255])('exit code %i is told by wait, by status and by delete', async (code) => {
    const { container, task } = await created(`exit-${code}`, `exit ${code}`);
    const early = task.wait();
    await task.start();
    const exit = await early;
    expect(exit.code).toBe(code);
    expect(exit.exitedAt?.epochNanoseconds).toBeGreaterThan(0n);
    await expect(task.wait()).resolves.toEqual(exit);
    await expect(task.status()).resolves.toMatchObject({ state: 'stopped', exit });
    await expect(task.delete()).resolves.toMatchObject({ code });
    await container.delete();
  });

  test('an exit right after the start is not lost, however late it is asked for', async () => {
    const { container, task } = await created('fast', 'true');
    await task.start();
    await until(async () => (await task.status()).state === 'stopped');
    await expect(task.wait()).resolves.toMatchObject({ code: 0 });
    await removed({ container, task });
  });

  test('a process ended by a signal has 128 and the number', async () => {
    const { container, task } = await created('killed', 'sleep 1000');
    await task.start();
    await task.kill('SIGKILL');
    await expect(task.wait()).resolves.toMatchObject({ code: 137 });
    await expect(task.kill('SIGTERM')).rejects.toMatchObject({ code: 'not-found' });
    await removed({ container, task });
  });

  test('a task that was never started can be deleted', async () => {
    const { container, task } = await created('never', 'true');
    await expect(task.status()).resolves.toMatchObject({ state: 'created', exit: undefined });
    await removed({ container, task });
  });

  test('a signal that Linux does not have is refused', async () => {
    const { container, task } = await created('signals', 'true');
    await expect(task.kill(65)).rejects.toMatchObject({ code: 'invalid-argument', field: 'signal' });
    await removed({ container, task });
  });
});

describe('a running task', () => {
  test('is paused, resumed, listed, measured and limited', async () => {
    const { container, task } = await created('busy', 'while :; do sleep 1; done', { io: { kind: 'null' } });
    const pid = await task.start();
    expect(pid).toBe(task.pid);
    await task.pause();
    await until(async () => (await task.status()).state === 'paused');
    await task.resume();
    await until(async () => (await task.status()).state === 'running');
    expect((await task.pids()).map((each) => each.pid)).toContain(pid);
    await task.update({ memory: { limitBytes: 32 * 1024 * 1024 }, cpu: { shares: 512 }, pidsLimit: 50 });
    await expect(task.update({ memory: { limitBytes: 1.5 } })).rejects.toMatchObject({
      code: 'invalid-argument',
      field: 'resources.memory.limitBytes',
    });
    const metrics = await task.metrics();
    expect(metrics).toMatchObject({
      cgroupVersion: 1,
      memory: { limitBytes: 32n * 1024n * 1024n },
      pids: { limit: 50 },
    });
    expect(metrics.cpu?.usageNanos).toBeGreaterThan(0n);
    expect(metrics.pids?.current).toBeGreaterThan(0);
    await task.kill('SIGKILL', { all: true });
    await task.wait();
    await removed({ container, task });
  });

  test('that is over its memory is killed, and the count says so', async () => {
    const hog = 'a=x; while :; do a=$a$a; done';
    const { container, task } = await created(
      'hog',
      hog,
      { io: { kind: 'null' } },
      { resources: { memory: { limitBytes: 8 * 1024 * 1024 } } },
    );
    const watching = (async () => {
      for await (const item of containerd.events.subscribe()) {
        if (item.kind === 'subscribed') await task.start();
        else if (item.event.topic === '/tasks/oom' && item.event.containerId === 'hog') return;
      }
    })();
    await expect(task.wait()).resolves.toMatchObject({ code: 137 });
    await watching;
    await removed({ container, task });
  });

  test('refuses to be deleted, and its container too', async () => {
    const { container, task } = await created('guarded', 'sleep 1000');
    await task.start();
    await expect(task.delete()).rejects.toMatchObject({ reason: 'task-running' });
    await expect(container.delete()).rejects.toMatchObject({ code: 'failed-precondition', reason: 'task-running' });
    await expect(container.createTask()).rejects.toMatchObject({ code: 'already-exists' });
    await task.kill('SIGKILL');
    await task.wait();
    await expect(container.delete()).rejects.toMatchObject({ code: 'failed-precondition', reason: 'task-exists' });
    await removed({ container, task });
  });

  test('cannot be checkpointed without CRIU, and the error says what is missing', async () => {
    const { container, task } = await created('checkpoint', 'sleep 1000', { io: { kind: 'null' } });
    await task.start();
    await expect(task.checkpoint()).rejects.toMatchObject({ code: 'unsupported', reason: 'checkpoint-unavailable' });
    await task.kill('SIGKILL');
    await task.wait();
    await removed({ container, task });
  });
});

describe('exec', () => {
  test('has exit codes, input and output of its own, and takes after the container', async () => {
    const both = await created(
      'exec',
      'sleep 1000',
      { io: { kind: 'null' } },
      { process: { env: ['COLOUR=blue'], cwd: '/tmp' } },
    );
    const { task } = both;
    await task.start();
    const exec = await task.exec({
      id: 'one',
      process: { args: ['sh', '-c', 'cat; echo $COLOUR in $PWD; exit 9'] },
      io: { kind: 'streams', stdin: true },
    });
    await exec.start();
    exec.streams.stdin?.write('typed\n');
    await exec.closeStdin();
    await expect(output(exec.streams.stdout)).resolves.toBe('typed\nblue in /tmp\n');
    await expect(exec.wait()).resolves.toMatchObject({ code: 9 });
    await expect(task.exec({ id: 'one', process: { args: ['true'] } })).rejects.toMatchObject({
      code: 'already-exists',
    });
    await exec.delete();

    const missing = await task.exec({ process: { args: ['/no/such/program'] } });
    await expect(missing.start()).rejects.toMatchObject({ code: 'not-found', reason: 'executable-not-found' });
    await missing.delete();
    await expect(task.exec({ process: { args: [] } })).rejects.toMatchObject({
      code: 'invalid-argument',
      field: 'process.args',
    });

    const outliving = await task.exec({ process: { args: ['sleep', '1000'] } });
    await outliving.start();
    await task.kill('SIGKILL');
    await expect(outliving.wait()).resolves.toMatchObject({ code: 137 });
    await task.wait();
    await expect(task.exec({ process: { args: ['true'] } })).rejects.toMatchObject({ reason: 'task-stopped' });
    await removed(both);
  });
});

describe('a record that changes while its task runs', () => {
  test('is what execs take after, whether this handle changed it or learns of it', async () => {
    const { container, task } = await created('changing', 'sleep 1000', { io: { kind: 'null' } });
    await task.start();
    const { spec } = await container.info();
    if (spec?.process === undefined) throw new Error('the record has no process');
    const { process } = spec;
    const inDirectory = (cwd: string) => ({ spec: { ...spec, process: { ...process, cwd } } });
    const directory = async (): Promise<string> => {
      await using exec = await task.exec({ process: { args: ['pwd'] }, io: { kind: 'streams' } });
      await exec.start();
      const text = await output(exec.streams.stdout);
      await exec.wait();
      await exec.delete();
      return text;
    };
    await expect(directory()).resolves.toBe('/\n');
    await container.update(inDirectory('/tmp'));
    await expect(directory()).resolves.toBe('/tmp\n');
    const other = await containerd.containers.get('changing');
    await other.update(inDirectory('/bin'));
    await container.info();
    await expect(directory()).resolves.toBe('/bin\n');
    await task.kill('SIGKILL');
    await task.wait();
    await removed({ container, task });
  });
});

describe('IO', () => {
  test('a lot of output arrives whole, and a slow reader holds the container up instead of losing any', async () => {
    const both = await created('loud', 'exec seq 1 200000');
    const pid = await both.task.start();
    // Nobody reads: what fits in the pipes and in our buffers is written, and then no more.
    let looks = 0;
    await until(async () => {
      looks = (await waitsToWrite(pid)) ? looks + 1 : 0;
      return looks === 20;
    });
    const [, writtenBytes = ''] = /^wchar: (\d+)$/m.exec(await readFile(`/proc/${pid}/io`, 'utf8')) ?? [];
    expect(Number(writtenBytes)).toBeLessThan(1024 * 1024);
    const lines = (await output(both.task.streams.stdout)).trimEnd().split('\n');
    expect(lines).toHaveLength(200_000);
    expect(lines.at(-1)).toBe('200000');
    await both.task.wait();
    await removed(both);
  });

  /** Whether the kernel holds a process in a call on its standard output. */
  async function waitsToWrite(pid: number): Promise<boolean> {
    return /^\d+ 0x1 /.test(await readFile(`/proc/${pid}/syscall`, 'utf8'));
  }

  test('a terminal has a size, and one stream for both', async () => {
    const both = await created(
      'terminal',
      'read go; stty size; echo err >&2',
      { io: { kind: 'streams', stdin: true } },
      { process: { terminal: true } },
    );
    const { task } = both;
    await task.start();
    await expect(task.resize({ columns: -1, rows: 33 })).rejects.toMatchObject({ field: 'size.columns' });
    await task.resize({ columns: 99, rows: 33 });
    task.streams.stdin?.write('go\n');
    const shown = await output(task.streams.stdout);
    expect(shown).toContain('33 99\r\n');
    expect(shown).toContain('err\r\n');
    expect(task.streams.stderr).toBeUndefined();
    await task.wait();
    await removed(both);
  });

  test("a terminal is the container's own to say, with the size that it begins with, also for a logging program", async () => {
    const log = join(fixture.daemon.directory, 'terminal.log');
    const program = join(fixture.daemon.directory, 'terminal-logger.sh');
    await writeFile(program, `#!/bin/sh\nexec 5>&-\ncat <&3 > ${log}\n`);
    await chmod(program, 0o755);
    const container = await containerd.containers.create({
      id: 'sized',
      image: fixture.image,
      spec: { process: { args: ['stty', 'size'], terminal: true, consoleSize: { columns: 70, rows: 20 } } },
    });
    for (const [io, field] of [
      [undefined, 'io.kind'],
      [{ kind: 'file', path: log }, 'io.kind'],
      [{ kind: 'streams', terminal: false }, 'io.terminal'],
    ] as const) {
      await expect(container.createTask({ io })).rejects.toMatchObject({ code: 'invalid-argument', field });
    }
    const withStreams = await container.createTask({ io: { kind: 'streams', stdin: true } });
    await withStreams.start();
    await expect(output(withStreams.streams.stdout)).resolves.toBe('20 70\r\n');
    await withStreams.wait();
    await withStreams.delete();
    const task = await container.createTask({ io: { kind: 'binary', path: program } });
    await task.start();
    await task.wait();
    await task.delete();
    await until(async () => (await readFile(log, 'utf8')) !== '');
    await container.delete();
  });

  test('a terminal that the container does not have is refused, and an exec has one of its own', async () => {
    const container = await containerd.containers.create({
      id: 'plain',
      image: fixture.image,
      spec: { process: { args: ['sleep', '1000'] } },
    });
    await expect(container.createTask({ io: { kind: 'streams', terminal: true } })).rejects.toMatchObject({
      code: 'invalid-argument',
      field: 'io.terminal',
    });
    const task = await container.createTask();
    await task.start();
    const exec = await task.exec({
      process: { args: ['sh', '-c', 'tty; echo $TERM'] },
      io: { kind: 'streams', terminal: true },
    });
    await exec.start();
    await expect(output(exec.streams.stdout)).resolves.toMatch(/^\/dev\/pts\/\d+\r\nxterm\r\n$/);
    await exec.wait();
    await exec.delete();
    await task.kill('SIGKILL');
    await task.wait();
    await removed({ container, task });
  });

  test('the shim writes a log file by itself', async () => {
    const path = join(fixture.daemon.directory, 'a log', 'file.log');
    const both = await created('file', 'echo out; echo err >&2', { io: { kind: 'file', path } });
    await both.task.start();
    await both.task.wait();
    await both.task.delete();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines.sort()).toEqual(['err', 'out']);
    await both.container.delete();
  });

  test('a logging program gets both streams, its arguments and whose they are', async () => {
    const log = join(fixture.daemon.directory, 'binary.log');
    const program = join(fixture.daemon.directory, 'logger.sh');
    await writeFile(
      program,
      `#!/bin/sh\nexec 5>&-\n{ echo "$CONTAINER_NAMESPACE/$CONTAINER_ID $*"; cat <&3; } > ${log}\n`,
    );
    await chmod(program, 0o755);
    const both = await created('binary', 'echo through the program', {
      io: { kind: 'binary', path: program, args: { colour: 'red' } },
    });
    await both.task.start();
    await both.task.wait();
    await both.task.delete();
    await until(async () => (await readFile(log, 'utf8')).includes('through'));
    await expect(readFile(log, 'utf8')).resolves.toBe(`${fixture.namespace}/binary colour red\nthrough the program\n`);
    await both.container.delete();
  });

  test('a relative path is refused before anything is made', async () => {
    const container = await containerd.containers.create({ id: 'relative', image: fixture.image });
    await expect(container.createTask({ io: { kind: 'file', path: 'x.log' } })).rejects.toMatchObject({
      field: 'io.path',
    });
    await container.delete();
  });

  test('a second client takes the streams of a running task over, once the first has let go', async () => {
    const { container, task } = await created('handover', 'while read line; do echo got $line; done', {
      io: { kind: 'streams', stdin: true },
    });
    await task.start();
    task.streams.stdin?.write('one\n');
    const [first] = (await task.streams.stdout?.take(1).toArray()) as Buffer[];
    expect(String(first)).toBe('got one\n');
    await task[Symbol.asyncDispose]();

    await using second = await connectTo(fixture.daemon, fixture.namespace);
    const same = await second.containers.get(container.id);
    const adopted = await same.task({ attach: true });
    expect(adopted.pid).toBe(task.pid);
    adopted.streams.stdin?.write('two\n');
    await adopted.closeStdin();
    await expect(output(adopted.streams.stdout)).resolves.toBe('got two\n');
    await expect(adopted.wait()).resolves.toMatchObject({ code: 0 });
    await adopted.delete();
    await same.delete();
  });
});

describe('users', () => {
  test.each([
    [undefined, 'uid=1000(app) gid=1000(app) groups=29(audio),50(staff),1000(app)'],
    ['web', 'uid=1001(web) gid=50(staff) groups=50(staff)'],
    ['web:audio', 'uid=1001(web) gid=29(audio) groups=29(audio)'],
    ['4242', 'uid=4242 gid=0(root) groups=0(root)'],
    ['0', 'uid=0(root) gid=0(root) groups=0(root),50(staff)'],
  ])('%s is looked up in the image', async (user, expected) => {
    const reference = await push(await usersImage(), { host: fixture.registry.host, name: 'users' });
    const image = await containerd.images.pull(reference).image();
    const container = await containerd.containers.create({
      id: 'user',
      image,
      spec: { process: { args: ['id'], user } },
    });
    const task = await container.createTask({ io: { kind: 'streams' } });
    await task.start();
    expect(sorted(await output(task.streams.stdout))).toBe(sorted(`${expected}\n`));
    await task.wait();
    await removed({ container, task });
  });

  test('groups are looked up in the image and added, also to ids', async () => {
    const reference = await push(await usersImage(), { host: fixture.registry.host, name: 'users' });
    const image = await containerd.images.pull(reference).image();
    const user = { uid: 1001, gid: 50, additionalGids: [7] };
    const process = { args: ['id'], user, additionalGroups: ['audio', '4711'] };
    const container = await containerd.containers.create({ id: 'groups', image, spec: { process } });
    const task = await container.createTask({ io: { kind: 'streams' } });
    await task.start();
    const expected = 'uid=1001(web) gid=50(staff) groups=50(staff),7,29(audio),4711\n';
    expect(sorted(await output(task.streams.stdout))).toBe(sorted(expected));
    await task.wait();
    await removed({ container, task });
  });

  /** The groups in an order of their own: the kernel keeps none. */
  function sorted(line: string): string {
    return line.replace(/groups=(.*)/, (_, groups: string) => `groups=${groups.split(',').sort().join(',')}`);
  }

  test('an exec is of a user of the container, who may be newer than the image', async () => {
    const reference = await push(await usersImage(), { host: fixture.registry.host, name: 'users' });
    const image = await containerd.images.pull(reference).image();
    const process = { args: ['sh', '-c', 'echo late:x:77:50::/:/bin/sh >> /etc/passwd; exec sleep 1000'], user: '0' };
    const container = await containerd.containers.create({ id: 'exec-user', image, spec: { process } });
    const task = await container.createTask();
    await task.start();
    const told = async (wanted: Omit<ExecProcess, 'args'>): Promise<string> => {
      const script = 'echo $PATH $COLOUR; id';
      const io = { kind: 'streams' } as const;
      const exec = await task.exec({ process: { ...wanted, args: ['sh', '-c', script] }, io });
      await exec.start();
      const text = await output(exec.streams.stdout);
      await exec.wait();
      await exec.delete();
      return sorted(text);
    };
    const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
    await until(async () => (await told({ user: '77' })).includes('(late)'));
    await expect(told({ user: 'late', env: ['COLOUR=blue'] })).resolves.toBe(
      `${path} blue\nuid=77(late) gid=50(staff) groups=50(staff)\n`,
    );
    await expect(told({ user: 'app:audio', additionalGroups: ['7'] })).resolves.toBe(
      sorted(`${path}\nuid=1000(app) gid=29(audio) groups=29(audio),50(staff),7\n`),
    );
    await expect(told({ user: { uid: 5, gid: 6 } })).resolves.toBe(`${path}\nuid=5 gid=6 groups=6\n`);
    await expect(task.exec({ process: { args: ['id'], user: 'nosuchuser' } })).rejects.toMatchObject({
      code: 'not-found',
      reason: 'no-such-user',
    });
    await expect(task.exec({ process: { args: ['id'], cwd: 'relative' } })).rejects.toMatchObject({
      field: 'process.cwd',
    });
    await task.kill('SIGKILL');
    await task.wait();
    await removed({ container, task });
  });

  test('a user that the image does not have is a clear error, and nothing is left', async () => {
    const wanted = { id: 'nobody', image: fixture.image, spec: { process: { user: 'nosuchuser' } } };
    await expect(containerd.containers.create(wanted)).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.containers.get('nobody')).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.snapshots().stat('nobody')).rejects.toMatchObject({ code: 'not-found' });
    await expect(containerd.leases.list()).resolves.toEqual([]);
  });
});
