// `npm run demo`: the main job, as a person would want to see it.
import { show } from './show.mjs';

await show('demo/main.ts', []);
