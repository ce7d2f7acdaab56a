// Removes a private daemon and all that it made: processes, containers, mounts, cgroups, bridges, sockets, files. Everything is found
// from the daemon's own folder, whose random name stands in every argument list and mount of it; nothing else is touched.
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeCgroups } from './cgroups.mjs';
import { detach } from './mounts.mjs';
import { removeNetwork } from './networks.mjs';
import { end, processesOf, socketsOf } from './processes.mjs';
import { run } from '../setup/command.mjs';

/**
 * @typedef {object} Kept
 * @property {string} directory the folder that holds everything of the daemon
 * @property {string} [runc] the runtime that can delete its containers
 */

/** Where the runtime keeps its own state, unless a container says otherwise; a folder per containerd namespace. */
const RUNC_ROOT = '/run/containerd/runc';

/**
 * @param {Kept} kept
 * @returns {Promise<string[]>} what could not be removed, in words
 */
export async function sweep({ directory, runc }) {
  const problems = [];
  const attempt = (step) => step.catch((error) => problems.push(error.message));

  // The daemon first: it would try to clean up after shims that vanish, at the same time as we do.
  await attempt(
    end(await processesOf(directory, (program) => !program.startsWith('containerd-shim')), { graceful: true }),
  );
  // Only now: until its end it could make another container.
  const bundles = await bundlesOf(directory);
  const namespaces = await namespacesOf(directory);
  const shims = await processesOf(directory);
  const sockets = [...bundles.flatMap((bundle) => bundle.sockets), ...(await socketsOf(shims))];
  await attempt(end(shims));
  for (const bundle of bundles) await attempt(deleteContainer(bundle, runc));
  await attempt(end(await processesOf(directory)));
  await attempt(detach(directory));
  // A test that has a bridge made leaves a file of its name there.
  for (const bridge of await entries(join(directory, 'bridges'))) await attempt(removeNetwork(bridge));
  await attempt(removeCgroups(namespaces, bundles));
  await Promise.all(namespaces.map((namespace) => attempt(removeWhereEmpty(join(RUNC_ROOT, namespace)))));
  await Promise.all(sockets.map((socket) => attempt(rm(socket, { force: true }))));
  await attempt(rm(directory, { recursive: true, force: true, maxRetries: 3 }));
  return problems;
}

/** The containers that have a task: containerd keeps a folder with the OCI bundle for each. */
async function bundlesOf(directory) {
  const tasks = join(directory, 'state', 'io.containerd.runtime.v2.task');
  const bundles = [];
  for (const namespace of await entries(tasks)) {
    for (const id of await entries(join(tasks, namespace))) {
      bundles.push(await readBundle(join(tasks, namespace, id), namespace, id));
    }
  }
  return bundles;
}

async function readBundle(path, namespace, id) {
  const text = (name) => readFile(join(path, name), 'utf8').catch(() => '');
  const spec = JSON.parse((await text('config.json')) || '{}');
  const addresses = `${await text('address')} ${await text('bootstrap.json')}`;
  return {
    namespace,
    id,
    pid: Number(await text('init.pid')),
    cgroup: spec.linux?.cgroupsPath,
    sockets: [...addresses.matchAll(/unix:\/\/([^\s"]+)/g)].map(([, socket]) => socket),
  };
}

/** Ends the container's processes and removes its cgroup and the runtime's state of it. */
async function deleteContainer({ namespace, id, pid }, runc) {
  const root = join(RUNC_ROOT, namespace);
  if (runc !== undefined) await run(runc, ['--root', root, 'delete', '--force', id]).catch(() => {});
  // A container that the runtime no longer knows, or that another runtime made.
  if (pid > 0) await end([pid]);
  await rm(join(root, id), { recursive: true, force: true });
}

/** The runtime keeps the folder of a namespace for good; another containerd's containers may still be in it. */
async function removeWhereEmpty(path) {
  try {
    await rmdir(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY'].includes(error.code)) throw error;
  }
}

async function namespacesOf(directory) {
  const places = ['state', 'root'].map((part) => join(directory, part, 'io.containerd.runtime.v2.task'));
  return [...new Set((await Promise.all(places.map(entries))).flat())];
}

async function entries(directory) {
  return readdir(directory).catch(() => []);
}
