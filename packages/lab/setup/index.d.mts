// The types of the set-up for the lab's TypeScript; the JavaScript itself must run before any package is there.

type Say = (line: string) => void;
type Folders = Readonly<Record<string, string>>;

/** `BERTH_CACHE`, else `$XDG_CACHE_HOME/berth`, else `~/.cache/berth`. */
export function cacheDirectory(env?: NodeJS.ProcessEnv): string;

/** Makes sure that a folder of the cache is there, whole. */
export function filled(directory: string, fill: (empty: string) => Promise<void>): Promise<string>;

/** Unpacks the distribution's packages into the cache where they are not there yet; answers each one's folder. */
export function ensureDebian(options?: { readonly packages?: readonly string[]; readonly say?: Say }): Promise<Folders>;

/** The path of a program within an unpacked package. */
export function programIn(folder: string, program: string): string;

/** Builds the named Go modules of `daemons/` where the cache lacks them; answers each one's folder of programs. */
export function ensureGo(options: { readonly names: readonly string[]; readonly say?: Say }): Promise<Folders>;
