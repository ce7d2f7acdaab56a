// Pulls an image until it is killed.
import { connect } from '@berth/core-client';

const [, , address, namespace, reference] = process.argv;
const containerd = await connect({ address, namespace });
await containerd.images.pull(reference).image();
await containerd.close();
