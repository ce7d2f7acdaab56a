import type { LinuxBlockIo, LinuxThrottleDevice, LinuxWeightDevice } from '../runtime-spec/resources.js';
import { defined } from '../validate/defined.js';
import { checkInteger, checkOptionalInteger } from '../validate/number.js';

/** The container's share of the disks. Weights are 10 to 1,000. */
export interface BlockIoOptions {
  readonly weight?: number | undefined;
  /** Against its own child groups (cgroup v1). */
  readonly leafWeight?: number | undefined;
  readonly weightDevices?: readonly BlockWeightOptions[] | undefined;
  /** Bytes a second. */
  readonly readBytesPerSecond?: readonly BlockRateOptions[] | undefined;
  readonly writeBytesPerSecond?: readonly BlockRateOptions[] | undefined;
  /** Operations a second. */
  readonly readOperationsPerSecond?: readonly BlockRateOptions[] | undefined;
  readonly writeOperationsPerSecond?: readonly BlockRateOptions[] | undefined;
}

/** The weight of one block device. */
export interface BlockWeightOptions {
  readonly major: number;
  readonly minor: number;
  readonly weight?: number | undefined;
  readonly leafWeight?: number | undefined;
}

/** The limit of one block device; 0 is none. */
export interface BlockRateOptions {
  readonly major: number;
  readonly minor: number;
  readonly rate: number;
}

const MAX_DEVICE_NUMBER = 2 ** 32 - 1;

/** The spec's block I/O limits. */
export function buildBlockIo(io: BlockIoOptions): LinuxBlockIo {
  const rates = (name: keyof BlockIoOptions, list: readonly BlockRateOptions[] | undefined) =>
    list?.map((item, index) => throttle(`resources.blockIo.${name}[${index}]`, item));
  return defined({
    weight: weight('resources.blockIo.weight', io.weight),
    leafWeight: weight('resources.blockIo.leafWeight', io.leafWeight),
    weightDevice: io.weightDevices?.map(weightDevice),
    throttleReadBpsDevice: rates('readBytesPerSecond', io.readBytesPerSecond),
    throttleWriteBpsDevice: rates('writeBytesPerSecond', io.writeBytesPerSecond),
    throttleReadIOPSDevice: rates('readOperationsPerSecond', io.readOperationsPerSecond),
    throttleWriteIOPSDevice: rates('writeOperationsPerSecond', io.writeOperationsPerSecond),
  });
}

function weight(field: string, value: number | undefined): number | undefined {
  return checkOptionalInteger(field, value, 10, 1_000);
}

function weightDevice(device: BlockWeightOptions, index: number): LinuxWeightDevice {
  const field = `resources.blockIo.weightDevices[${index}]`;
  return defined({
    ...deviceNumbers(field, device),
    weight: weight(`${field}.weight`, device.weight),
    leafWeight: weight(`${field}.leafWeight`, device.leafWeight),
  });
}

function throttle(field: string, device: BlockRateOptions): LinuxThrottleDevice {
  return { ...deviceNumbers(field, device), rate: checkInteger(`${field}.rate`, device.rate, 0) };
}

function deviceNumbers(
  field: string,
  device: { readonly major: number; readonly minor: number },
): { readonly major: number; readonly minor: number } {
  return {
    major: checkInteger(`${field}.major`, device.major, 0, MAX_DEVICE_NUMBER),
    minor: checkInteger(`${field}.minor`, device.minor, 0, MAX_DEVICE_NUMBER),
  };
}
