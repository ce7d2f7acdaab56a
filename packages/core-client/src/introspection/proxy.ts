import { toBigInt, toSafeNumber } from '@berth/rpc';
import {
  IntrospectionService as service,
  type Plugin as WirePlugin,
} from '../generated/containerd/services/introspection/v1.js';
import { present } from '../session/present.js';
import type { Session } from '../session/session.js';
import { featuresOf } from './features.js';
import type { Introspection, Plugin } from './introspection.js';

/** {@link Introspection} of the daemon behind `session`. */
export function introspectionOf(session: Session): Introspection {
  const introspection: Introspection = {
    async plugins(options) {
      const request = { filters: [...(options?.filters ?? [])] };
      const about = { operation: 'introspection.plugins' };
      return (await session.unary(service.plugins, request, about, options)).plugins.map(readPlugin);
    },
    async server(options) {
      const server = await session.unary(service.server, {}, { operation: 'introspection.server' }, options);
      const pid = toSafeNumber(server.pid, 'server.pid');
      const pidNamespace = toBigInt(server.pidns);
      return {
        uuid: server.uuid,
        pid: pid === 0 ? undefined : pid,
        pidNamespace: pidNamespace === 0n ? undefined : pidNamespace,
        deprecations: server.deprecations.map(({ id, message }) => ({ id, message })),
      };
    },
    async pluginInfo(type, id, options) {
      const request = { type, id, ...(options?.query === undefined ? {} : { options: { ...options.query } }) };
      const about = { operation: 'introspection.pluginInfo', object: `plugin ${type}.${id}` };
      const { plugin, extra } = await session.unary(service.pluginInfo, request, about, options);
      const more = extra === null || extra === undefined ? undefined : { typeUrl: extra.typeUrl, value: extra.value };
      return { plugin: readPlugin(present(plugin, about)), extra: more };
    },
    features: async (options) => featuresOf(await introspection.plugins(options)),
  };
  return introspection;
}

function readPlugin(wire: WirePlugin): Plugin {
  return {
    type: wire.type,
    id: wire.id,
    requires: wire.requires,
    platforms: wire.platforms.map(({ os, architecture, variant }) => ({ os, architecture, variant })),
    exports: wire.exports,
    capabilities: wire.capabilities,
    loadError: wire.initErr === null || wire.initErr === undefined ? undefined : wire.initErr.message,
  };
}
