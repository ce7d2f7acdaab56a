const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;

/** Text in bold, where the terminal shows it. */
export function bold(text: string): string {
  return colours ? `\u001b[1m${text}\u001b[22m` : text;
}

/** Text in the background. */
export function dim(text: string): string {
  return colours ? `\u001b[2m${text}\u001b[22m` : text;
}

/** The start of a part. */
export function heading(text: string): void {
  say(`\n${bold(`▸ ${text}`)}`);
}

/** One line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A size as people read it. */
export function mebibytes(bytes: number | bigint): string {
  return `${(Number(bytes) / 1024 / 1024).toFixed(1)} MiB`;
}
