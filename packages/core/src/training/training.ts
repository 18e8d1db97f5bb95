import { reject } from "../backend/error.ts";
import { compile, type Step } from "../compile/compile.ts";
import type { Output } from "../compile/output.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensors } from "../compile/structure.ts";
import type { Trace } from "../compile/trace.ts";
import { gradients } from "../graph/gradients.ts";
import type { AnyLayer } from "../layers/layer.ts";
import { parametersOf, walk } from "../layers/walk.ts";
import { add } from "../ops/add.ts";
import { batchCount, batchesOf, type Data } from "./data.ts";
import { Watcher } from "./earlyStopping.ts";
import { evaluateWith, evaluationStep } from "./evaluate.ts";
import { objectiveOf } from "./objective.ts";
import type { Epoch, TrainOptions } from "./options.ts";
import { type Progress, pack, unpack } from "./progress.ts";
import { Tally } from "./tally.ts";
import { type Watch, Watches } from "./watch.ts";

/** Milliseconds after which training lets a page breathe. */
const breath = 50;

/** A run of training, under way as it is iterated. */
export class Training implements AsyncIterable<Epoch> {
  private readonly model: AnyLayer;
  private readonly data: Data;
  private readonly options: TrainOptions;
  private readonly step: Step<Tensors, Tensors>;
  private readonly evaluation: Step<Tensors, Tensors>;
  private readonly watcher: Watcher | null;
  private readonly watches: Watches = new Watches();
  private progress: Progress = { epoch: 0, batch: 0, tally: null, patience: null };
  private tally: Tally;
  private stopped = false;
  private started = false;

  constructor(model: AnyLayer, data: Data, options: TrainOptions) {
    this.model = model;
    this.data = data;
    this.options = options;
    const { backend, seed = 0 } = options;
    this.step = compile<Tensors, Tensors>(backend, (batch, pass) => this.trace(batch, pass), {
      name: "training",
      seed,
    });
    this.evaluation = evaluationStep(model, options, seed);
    this.watcher = options.earlyStopping
      ? new Watcher(options.earlyStopping, [...walk(model).variables.keys()])
      : null;
    this.tally = new Tally(options.metrics ?? []);
    if (options.resume) this.resume(options.resume);
  }

  /** Ends after the batch that is under way; the iteration is done then, and `checkpoint()` can be asked for. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * An intermediate value while training: what the layer of this name gave (`0.dense`), or with `gradient` its
   * δ = ∂E/∂output; for a parameter (`0.weight`) its gradient.
   */
  watch(name: string, options: { readonly gradient?: boolean } = {}): Watch {
    const watch = this.watches.add(name, options.gradient ?? false);
    // The plans that there are know nothing of it.
    this.step.dispose();
    return watch;
  }

  /**
   * Everything that it takes to go on with this run: parameters, optimizer state, and the place in the data.
   * As a safetensors file.
   */
  async checkpoint(): Promise<Uint8Array> {
    await this.tally.drain();
    const progress = { ...this.progress, tally: this.tally.state(), patience: this.watcher?.state() ?? null };
    return pack(this.parts(), progress, this.watcher?.weights ?? null);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Epoch, void, undefined> {
    if (this.started) reject("train", "this run was iterated before", "start another one with train()");
    this.started = true;
    try {
      const { epochs = 1 } = this.options;
      while (!this.stopped && this.progress.epoch < epochs) {
        const epoch = await this.epoch();
        if (!epoch) return;
        const enough = await this.watcher?.see(epoch);
        this.progress = { ...this.progress, epoch: epoch.epoch, batch: 0 };
        this.tally = new Tally(this.options.metrics ?? []);
        this.options.onEpoch?.(epoch);
        yield epoch;
        if (enough) break;
      }
      if (!this.stopped) this.watcher?.restore();
    } finally {
      this.step.dispose();
      this.evaluation.dispose();
    }
  }

  /** Goes through the data once; null where it was stopped on the way. */
  private async epoch(): Promise<Epoch | null> {
    const { data, options, step, tally } = this;
    const { batchSize = 32, seed = 0, shuffle = true, validation } = options;
    const epoch = this.progress.epoch + 1;
    const began = performance.now();
    let breathed = began;
    let batch = 0;
    const batches = batchCount(data, batchSize);
    for await (const { inputs, size } of batchesOf("train", data, {
      batchSize,
      shuffle: shuffle ? { seed, epoch } : null,
    })) {
      if (++batch <= this.progress.batch) continue;
      const outputs = step(inputs as never) as Tensors & { objective: Output };
      const number = batch;
      await tally.add(outputs, size, (loss) => this.checkCost(loss, epoch, number));
      this.watches.take(outputs as unknown as Record<string, unknown>);
      this.progress = { ...this.progress, batch };
      options.onBatch?.({ epoch, batch, batches, size, loss: outputs.objective });
      if (performance.now() - breathed > breath) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        breathed = performance.now();
      }
      if (this.stopped && batch !== batches) return null;
    }
    await tally.drain();
    const seconds = (performance.now() - began) / 1000;
    const { learningRate, state } = options.optimizer;
    return {
      epoch,
      loss: tally.loss,
      metrics: tally.metrics(),
      validation: validation ? await evaluateWith(this.evaluation, validation, options) : null,
      steps: state.steps,
      learningRate:
        typeof learningRate === "number" ? learningRate : learningRate(Math.max(0, state.steps - 1)),
      seconds,
    };
  }

  /** One training step: forward, cost, backward, update. */
  private trace(batch: Tensors, pass: Pass): Tensors {
    const { model, options } = this;
    const { objective: loss, sums } = objectiveOf(model, batch, pass, options);
    const objective = options.regularization ? add(loss, options.regularization(model, pass)) : loss;
    const parameters = parametersOf(model);
    const slopes = gradients(objective, parameters);
    pass.update(options.optimizer, model, options.clip ? options.clip(slopes) : slopes);
    const watched = this.watches.tensors(objective, pass as Trace, model);
    return {
      objective,
      ...(Object.keys(sums).length > 0 && { sums }),
      ...(Object.keys(watched).length > 0 && { watched }),
    };
  }

  private checkCost(loss: number, epoch: number, batch: number): void {
    if (Number.isFinite(loss)) return;
    const { learningRate } = this.options.optimizer;
    const rate = typeof learningRate === "number" ? ` (it is ${learningRate})` : "";
    reject(
      "train",
      `the loss became ${loss} in epoch ${epoch}, batch ${batch}`,
      `lower the learning rate${rate}, clip the gradients, or scale the data to about 1`,
    );
  }

  private resume(bytes: Uint8Array): void {
    const { progress, best } = unpack(bytes, this.parts());
    this.progress = progress;
    if (progress.tally) this.tally = new Tally(this.options.metrics ?? [], progress.tally);
    this.watcher?.resume(progress.patience, best);
  }

  private parts(): Parameters<typeof pack>[0] {
    const { model, options, step } = this;
    return { model, optimizer: options.optimizer, step, seed: options.seed ?? 0 };
  }
}
