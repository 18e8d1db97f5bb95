import type { NumericArray } from "../array/array.ts";
import type { Backend } from "../backend/backend.ts";
import { reject } from "../backend/error.ts";
import { compile, type Step } from "../compile/compile.ts";
import type { Output } from "../compile/output.ts";
import type { Pass } from "../compile/pass.ts";
import type { Tensors } from "../compile/structure.ts";
import type { Trace } from "../compile/trace.ts";
import type { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import type { AnyLayer } from "../layers/layer.ts";
import { parametersOf, walk } from "../layers/walk.ts";
import { add } from "../ops/add.ts";
import { gradientsFor } from "../optimizers/gradientsFor.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { classWeighted } from "./classWeights.ts";
import { batchCount, batchesOf, type Data } from "./data.ts";
import { Watcher } from "./earlyStopping.ts";
import { evaluateWith, evaluationStep } from "./evaluate.ts";
import { objectiveOf } from "./objective.ts";
import type { Epoch, TrainOptions } from "./options.ts";
import type { Progress } from "./progress.ts";
import { Tally } from "./tally.ts";
import { type Watch, Watches } from "./watch.ts";

/** Milliseconds after which training lets a page breathe. */
const breath = 50;

/** A run of training, under way as it is iterated. */
export class Training implements AsyncIterable<Epoch> {
  /** What is trained. */
  readonly model: AnyLayer;
  readonly #data: Data;
  #options: TrainOptions;
  #step: Step<Tensors, Tensors>;
  #evaluation: Step<Tensors, Tensors>;
  readonly #watcher: Watcher | null;
  readonly #watches: Watches = new Watches();
  #position: Pick<Progress, "epoch" | "batch"> = { epoch: 0, batch: 0 };
  #tally: Tally;
  #stopped = false;
  /** Whether early stopping ends it. */
  #hasEnough: boolean | undefined;
  #started = false;

  constructor(model: AnyLayer, data: Data, options: TrainOptions) {
    this.model = model;
    this.#data = data;
    this.#options = options;
    [this.#step, this.#evaluation] = this.#steps();
    const { earlyStopping, metrics = [] } = options;
    const watched = metrics.find(({ name }) => name === earlyStopping?.monitor);
    const variables = [...walk(model).variables.keys()];
    const falls = !watched || watched.smallerIsBetter === true;
    this.#watcher = earlyStopping ? new Watcher(earlyStopping, variables, falls) : null;
    this.#tally = new Tally(options.metrics ?? []);
  }

  /** The compiled training step. */
  get step(): Step<Tensors, Tensors> {
    return this.#step;
  }

  /** Where the model is trained: the options' backend, or the one that training continued on. */
  get backend(): Backend {
    return this.#options.backend;
  }

  /** Compiles training and evaluation for another backend; the model's numbers must not be on the old one any more. */
  continueOn(backend: Backend): void {
    this.#disposeSteps();
    this.#options = { ...this.#options, backend };
    [this.#step, this.#evaluation] = this.#steps();
  }

  /** Ends after the batch that is under way: the iteration is done then, and `checkpoint(run)` keeps where it was. */
  stop(): void {
    this.#stopped = true;
  }

  /**
   * An intermediate value while training: what the layer of this name gave (`0.dense`), or with `gradient` its
   * δ = ∂E/∂output; for a parameter (`0.weight`) its gradient.
   */
  watch(name: string, options: { readonly gradient?: boolean } = {}): Watch {
    const watch = this.#watches.add(name, options.gradient ?? false);
    // The plans that there are know nothing of it.
    this.#step.dispose();
    return watch;
  }

  /** Where the run is: what `checkpoint(run)` keeps beside model, optimizer and step. */
  get progress(): Progress {
    const { seed = 0 } = this.#options;
    return { ...this.#position, seed, tally: this.#tally.state(), patience: this.#watcher?.state() ?? null };
  }

  /** The best weights so far, where early stopping keeps them: the rest of a checkpoint. */
  get extra(): Readonly<Record<string, NumericArray>> {
    return this.#watcher?.arrays() ?? {};
  }

  /** That of the options: its state is part of a checkpoint. */
  get optimizer(): Optimizer {
    return this.#options.optimizer;
  }

  /**
   * Goes on where another run of the same model, data and options was; before the iteration begins.
   *
   * @example
   * const run = train(model, data, options);
   * run.resume(restore(run, bytes));
   */
  resume({
    progress,
    extra,
  }: {
    readonly progress: unknown;
    readonly extra: Readonly<Record<string, NumericArray>>;
  }): void {
    const options = this.#options;
    const { seed, tally, patience, ...position } = progress as Progress;
    if (seed !== (options.seed ?? 0))
      reject(
        "train",
        `cannot resume a run of seed ${seed} with seed ${options.seed ?? 0}`,
        "give the same seed",
      );
    this.#position = position;
    this.#tally = new Tally(options.metrics ?? [], tally);
    this.#watcher?.resume(patience, extra);
  }

  /** Trains epoch by epoch, as far as it is iterated; once for each run. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Epoch, void, undefined> {
    if (this.#started) reject("train", "this run was iterated before", "start another one with train()");
    this.#started = true;
    try {
      const { epochs = 1, recovery } = this.#options;
      while (!this.#stopped && !this.#hasEnough && this.#position.epoch < epochs) {
        const next = (): Promise<Epoch | null> => this.#next();
        const epoch = await (recovery ? recovery.tried(this, next) : next());
        if (!epoch) return;
        this.#options.onEpoch?.(epoch);
        yield epoch;
      }
      if (!this.#stopped) this.#watcher?.restore();
    } finally {
      this.#disposeSteps();
    }
  }

  /** Comes to the end of an epoch; null where it was stopped on the way. */
  async #next(): Promise<Epoch | null> {
    const epoch = await this.#epoch();
    if (!epoch) return null;
    this.#hasEnough = await this.#watcher?.see(epoch, this.backend);
    this.#position = { epoch: epoch.epoch, batch: 0 };
    this.#tally = new Tally(this.#options.metrics ?? []);
    return epoch;
  }

  #disposeSteps(): void {
    this.#step.dispose();
    this.#evaluation.dispose();
  }

  /** The compiled training step, and the evaluation. */
  #steps(): [Step<Tensors, Tensors>, Step<Tensors, Tensors>] {
    const { backend, seed = 0 } = this.#options;
    const trace = (batch: Tensors, pass: Pass): Tensors => this.#trace(batch, pass);
    const step = compile<Tensors, Tensors>(backend, trace, { name: "training", seed });
    return [step, evaluationStep(this.model, this.#options, seed)];
  }

  /** Goes through the data once; null where it was stopped on the way. */
  async #epoch(): Promise<Epoch | null> {
    const data = this.#data;
    const options = this.#options;
    const tally = this.#tally;
    const step = this.#step;
    const { batchSize = 32, seed = 0, shuffle = true, validation, recovery } = options;
    const epoch = this.#position.epoch + 1;
    const began = performance.now();
    let breathed = began;
    let batch = 0;
    const batches = batchCount(data, batchSize);
    for await (const { inputs, size } of batchesOf("train", data, {
      batchSize,
      shuffle: shuffle ? { seed, epoch } : null,
    })) {
      if (++batch <= this.#position.batch) continue;
      const outputs = step(classWeighted(inputs, options.classWeights) as never) as Tensors & {
        objective: Output;
      };
      const number = batch;
      await tally.add(outputs, size, (loss) => this.#checkCost(loss, epoch, number));
      this.#watches.take(outputs as unknown as Record<string, unknown>);
      this.#position = { epoch: epoch - 1, batch };
      options.onBatch?.({ epoch, batch, batches, size, loss: outputs.objective });
      if (options.checkpointEvery && step.runs % options.checkpointEvery === 0) {
        await tally.drain();
        await options.onCheckpoint?.(this);
      }
      await recovery?.passed(this, tally);
      if (performance.now() - breathed > breath) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        breathed = performance.now();
      }
      if (this.#stopped && batch !== batches) {
        await tally.drain();
        return null;
      }
    }
    await tally.drain();
    const seconds = (performance.now() - began) / 1000;
    const { learningRate, state } = options.optimizer;
    return {
      epoch,
      loss: tally.loss,
      metrics: tally.metrics(),
      validation: validation ? await evaluateWith(this.#evaluation, validation, options) : null,
      steps: state.steps,
      learningRate:
        typeof learningRate === "number" ? learningRate : learningRate(Math.max(0, state.steps - 1)),
      seconds,
    };
  }

  /** One training step: forward, cost, backward, update. */
  #trace(batch: Tensors, pass: Pass): Tensors {
    const options = this.#options;
    const { model } = this;
    const { objective: loss, sums } = objectiveOf(model, batch, pass, options);
    const objective = options.regularization ? add(loss, options.regularization(model, pass)) : loss;
    const slopesOf = (of: readonly (Tensor | Variable)[]): Tensor[] =>
      gradientsFor(options.optimizer, objective, of, pass);
    const slopes = slopesOf(parametersOf(model));
    pass.update(options.optimizer, model, options.clip ? options.clip(slopes) : slopes);
    return { objective, sums, watched: this.#watches.tensors(slopesOf, pass as Trace, model) };
  }

  #checkCost(loss: number, epoch: number, batch: number): void {
    if (Number.isFinite(loss)) return;
    const { learningRate } = this.#options.optimizer;
    const rate = typeof learningRate === "number" ? ` (it is ${learningRate})` : "";
    reject(
      "train",
      `the loss became ${loss} in epoch ${epoch}, batch ${batch}`,
      `lower the learning rate${rate}, clip the gradients, or scale the data to about 1`,
    );
  }
}
