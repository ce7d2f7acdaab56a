/**
 * What `npm test -- …` asks for: `--containerd VERSION`, `--unit`, `--yes`, and patterns of test files.
 *
 * @param {readonly string[]} args
 * @param {readonly string[]} pinned the pinned versions
 * @throws {Error} naming the argument that is wrong
 */
export function readArguments(args, pinned) {
  const options = { containerd: undefined, unit: false, yes: false, patterns: [] };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '--unit') options.unit = true;
    else if (argument === '--yes') options.yes = true;
    else if (argument === '--containerd') {
      index += 1;
      options.containerd = versionOf(args[index], pinned);
    } else if (argument.startsWith('--'))
      throw new Error(`${argument} is not known: --containerd VERSION, --unit, --yes, or patterns of test files`);
    else options.patterns.push(argument);
  }
  return options;
}

function versionOf(version, pinned) {
  const known = ['distribution', ...pinned];
  if (known.includes(version)) return version;
  throw new Error(`--containerd wants one of ${known.join(', ')}, not ${version ?? 'nothing'}`);
}
