// `npm run bench -- NAME [--json] [--rounds N]`: us and the peer in turn, in one run.
import { show } from './show.mjs';

await show('bench/main.ts', ['containerd-2.4.2', 'runc-1.5.2', 'bench-client']);
