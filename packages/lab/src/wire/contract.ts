/** One fact of a wire contract: a thing that two sides must agree on, and what is said of it. */
export interface WireFact {
  /**
   * What it is about: `message M`, `enum E`, `service S`, `method /S/M`, `field M 3` or `value E NAME`, with full names.
   * A field goes by its number, since that is what travels.
   */
  readonly subject: string;
  /** `string name`, `repeated a.B name`, `map<string, string> labels`, `string name (oneof kind)`; an enum value's number; `A returns stream B`. */
  readonly says: string;
}

/** What one .proto file declares, as facts; `imports` are names of other files in the same place. */
export interface WireFile {
  readonly name: string;
  readonly package: string;
  readonly imports: readonly string[];
  readonly facts: readonly WireFact[];
}

/** A fact that the daemon has and we lack, or of which we say something else. */
export interface WireDifference {
  readonly subject: string;
  readonly theirs: string;
  /** undefined where we do not have the subject at all. */
  readonly ours: string | undefined;
}

/** What `theirs` has that `ours` lacks or says otherwise; what only `ours` has (another version's) is no difference. */
export function compareContracts(theirs: readonly WireFact[], ours: readonly WireFact[]): readonly WireDifference[] {
  const known = new Map(ours.map(({ subject, says }) => [subject, says]));
  return theirs
    .map(({ subject, says }) => ({ subject, theirs: says, ours: known.get(subject) }))
    .filter((each) => each.theirs !== each.ours);
}

/**
 * The files whose package `within` accepts, and all that they import, directly or not.
 *
 * @param except packages that are left out even where they are imported
 */
export function contractFiles(
  files: readonly WireFile[],
  within: (packageName: string) => boolean,
  except: (packageName: string) => boolean = () => false,
): readonly WireFile[] {
  const chosen = new Set<WireFile>();
  const choose = (file: WireFile): void => {
    if (chosen.has(file) || except(file.package)) return;
    chosen.add(file);
    for (const name of file.imports) files.filter((each) => each.name === name).forEach(choose);
  };
  files.filter((file) => within(file.package)).forEach(choose);
  return [...chosen];
}
