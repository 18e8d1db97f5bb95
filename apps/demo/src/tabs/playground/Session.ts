import { type Backend, dispose, move, type NumericArray, type Optimizer, type Output } from "@retrograd/core";
import type { BackendName } from "../../state/backendNames.ts";
import { Backends } from "../../worker/Backends.ts";
import { Turns } from "../../worker/turns.ts";
import { type Batch, batches, whole } from "./batches.ts";
import { type Points, pointsOf } from "./dataSets.ts";
import type { Frame, Start } from "./frame.ts";
import { grid } from "./grid.ts";
import { look, numbers } from "./look.ts";
import { lossOf, optimizerOf } from "./method.ts";
import { type Network, network } from "./network.ts";
import type { Settings } from "./settings.ts";
import { type Steps, stepsOn } from "./steps.ts";

/** How far one call goes: so many steps at most, and no longer than so many milliseconds, the look at the end included. */
export interface Stretch {
  readonly steps: number;
  readonly milliseconds: number;
}

/** Steps after which a result is waited for, so that a device's queue stays short. */
const queued = 16;
/** Milliseconds that are trained in any case, however long a look takes. */
const shortest = 2;

interface Run {
  readonly settings: Settings;
  readonly model: Network;
  readonly optimizer: Optimizer;
  readonly train: Batch;
  readonly test: Batch;
  readonly order: Generator<Batch, never>;
  readonly stepsPerEpoch: number;
  backend: Backend;
  steps: Steps;
  made: number;
  /** Milliseconds that the latest look took. */
  looking: number;
  /** Gives ∂E/∂W̃ of the latest batch. */
  slopes: () => Promise<readonly Float32Array[] | null>;
}

/** A run of the playground, in a worker: makes steps when asked, and tells what there is to see then. */
export class Session {
  readonly #turns: Turns = new Turns();
  readonly #backends: Backends = new Backends();
  readonly #grid: NumericArray = grid();
  #rate = 0;
  #run: Run | null = null;

  /** Starts anew. */
  start(settings: Settings, name: BackendName): Promise<Start> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      this.#end();
      this.#rate = Number(settings.rate);
      const points = pointsOf(settings);
      const { targets } = lossOf(settings);
      const aimed = ({ x, y }: Points): Points => ({ x, y: targets(y) });
      const count = points.train.y.length;
      const size = settings.batch === "all" ? count : Math.min(count, Number(settings.batch));
      const model = network(settings);
      const optimizer = optimizerOf(settings, () => this.#rate);
      this.#run = {
        settings,
        model,
        optimizer,
        train: whole(aimed(points.train)),
        test: whole(aimed(points.test)),
        order: batches(aimed(points.train), size, settings.seed),
        stepsPerEpoch: Math.ceil(count / size) || 1,
        backend,
        steps: stepsOn(backend, model, optimizer, settings),
        made: 0,
        looking: 0,
        slopes: async () => null,
      };
      const frame = await this.#frame(this.#run);
      const parameters = frame.layers.reduce((sum, { weights }) => sum + weights.length, 0);
      return { ...points, parameters, frame };
    });
  }

  /** Makes steps, then looks. */
  advance({ steps, milliseconds }: Stretch): Promise<Frame> {
    return this.#turns.take(async () => {
      const run = this.#run!;
      const end = performance.now() + Math.max(shortest, milliseconds - run.looking);
      let latest: Readonly<Record<string, Output>> | null = null;
      for (let i = 0; i < steps && performance.now() < end; i++) {
        const { objective, slopes } = run.steps.training(run.order.next().value);
        latest = slopes;
        run.made++;
        if (run.made % queued === 0) await objective.read();
      }
      const told = latest;
      if (told) run.slopes = () => Promise.all(Object.values(told).map(numbers));
      return this.#frame(run);
    });
  }

  /** Goes on with another learning rate. */
  setRate(rate: number): void {
    this.#rate = rate;
  }

  /** Goes on from the same weights and the same state of the optimizer on another backend. */
  moveTo(name: BackendName): Promise<void> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      const run = this.#run;
      if (!run || run.backend === backend) return;
      const slopes = await run.slopes();
      run.slopes = async () => slopes;
      await move(run.model, backend, run.optimizer);
      for (const step of Object.values(run.steps)) step.dispose();
      run.steps = stepsOn(backend, run.model, run.optimizer, run.settings);
      run.backend = backend;
    });
  }

  async #frame(run: Run): Promise<Frame> {
    const began = performance.now();
    const seen = await look({ ...run, slopes: await run.slopes() }, this.#grid);
    run.looking = performance.now() - began;
    return { step: run.made, epoch: Math.floor(run.made / run.stepsPerEpoch), ...seen };
  }

  #end(): void {
    if (!this.#run) return;
    for (const step of Object.values(this.#run.steps)) step.dispose();
    dispose(this.#run.model, this.#run.optimizer);
  }
}
