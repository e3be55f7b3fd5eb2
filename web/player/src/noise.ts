/** Random numbers of drawings: the integer hash of `stickgen.noise`. */

function mixed(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** A number in [0, 1) for some integers, of which the lowest 32 bits count. */
export function noise(...keys: number[]): number {
  let state = 0;
  for (const key of keys) state = mixed((state + 0x9e3779b9 + (key | 0)) | 0);
  return (state >>> 0) / 2 ** 32;
}

/** `noise(0)`, `noise(1)` … `noise(count - 1)`, as fast as possible. */
export function noises(count: number): Float32Array {
  const out = new Float32Array(count);
  for (let i = 0; i < count; i++) out[i] = (mixed((0x9e3779b9 + i) | 0) >>> 0) / 2 ** 32;
  return out;
}

/** A stream of random numbers: `noise(seed, 0)`, `noise(seed, 1)` and so on. */
export class Numbers {
  private drawn = 0;
  constructor(private readonly seed: number) {}

  random(): number {
    return noise(this.seed, this.drawn++);
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  several(count: number): number[] {
    return Array.from({ length: count }, () => this.random());
  }
}
