import { manifestTooLarge, MANIFEST_LIMIT_BYTES } from '../manifest.js';
import { lostFailure, type Attempt } from './lost.js';
import type { HttpResponse } from './http.js';

/** The whole body of a manifest's response. Throws `resource-exhausted` as soon as it is above {@link MANIFEST_LIMIT_BYTES}. */
export async function readWhole(response: HttpResponse, attempt: Attempt): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > MANIFEST_LIMIT_BYTES) throw manifestTooLarge(`the manifest ${attempt.object}`);
      chunks.push(Buffer.from(chunk));
    }
  } catch (error) {
    throw lostFailure(error, attempt);
  }
  return Buffer.concat(chunks);
}
