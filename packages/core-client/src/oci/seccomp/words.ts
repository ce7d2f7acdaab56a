/** The names in a text that sets them in lines by subject, as a list. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
