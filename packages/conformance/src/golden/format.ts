/** The golden format "nn-golden-1": expected values that an independent framework computed (../../golden/README.md). */
export interface GoldenFile {
  readonly format: "nn-golden-1";
  readonly group: string;
  readonly cases: readonly GoldenCase[];
}

export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly dtype: "f32" | "i32";
  readonly data: readonly number[];
}

export type GoldenTensors = Readonly<Record<string, GoldenTensor>>;
type Errors = Readonly<Record<string, number>>;

/** One operator call of a program, by the names of values. */
export interface GoldenStep {
  readonly op: string;
  readonly in: Readonly<Record<string, string>>;
  readonly out: Readonly<Record<string, string>>;
  readonly attrs?: unknown;
}

export interface OperatorCase {
  readonly name: string;
  /** One operator on all inputs, or steps on values. */
  readonly op?: string;
  readonly attrs?: unknown;
  readonly steps?: readonly GoldenStep[];
  readonly inputs: GoldenTensors;
  readonly outputs: GoldenTensors;
  readonly cotangents?: GoldenTensors;
  readonly grads?: GoldenTensors;
  readonly float32Error?: { readonly outputs?: Errors; readonly grads?: Errors };
  readonly tags?: readonly string[];
}

export interface OptimizerCase {
  readonly name: string;
  readonly optimizer: GoldenOptions;
  readonly params: GoldenTensors;
  readonly stepGrads: readonly GoldenTensors[];
  readonly paramsAfterStep: readonly GoldenTensors[];
  readonly float32Error?: Errors;
}

export interface ScheduleCase {
  readonly name: string;
  readonly schedule: GoldenOptions;
  readonly values: readonly number[];
}

export interface ClipCase {
  readonly name: string;
  readonly clip: GoldenOptions;
  readonly totalNorm?: number;
  readonly grads: GoldenTensors;
  readonly clipped: GoldenTensors;
  readonly float32Error?: Errors;
}

export interface NetworkCase {
  readonly name: string;
  readonly program: {
    readonly inputs: readonly string[];
    readonly params: readonly string[];
    readonly buffers: readonly string[];
    readonly steps: readonly GoldenStep[];
    readonly loss: string;
    readonly bufferUpdates: Readonly<Record<string, string>>;
  };
  readonly params: GoldenTensors;
  readonly buffers: GoldenTensors;
  readonly inputs: GoldenTensors;
  readonly loss: number;
  readonly values?: GoldenTensors;
  readonly grads: GoldenTensors;
  readonly valueGrads?: GoldenTensors;
  readonly optimizer: GoldenOptions;
  readonly optimizerSteps: number;
  readonly clipGlobalNorm?: number | null;
  readonly losses: readonly number[];
  readonly paramsAfter: GoldenTensors;
  readonly buffersAfter?: GoldenTensors;
  readonly float32Error?: {
    readonly loss?: number;
    readonly grads?: number;
    readonly paramsAfter?: number;
    readonly paramsAfterNoise?: number;
  };
}

/** What kind of optimizer, schedule or clipping, and its constants. */
export interface GoldenOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

export type GoldenCase = OperatorCase | OptimizerCase | ScheduleCase | ClipCase | NetworkCase;
