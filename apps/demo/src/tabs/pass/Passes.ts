import {
  type Backend,
  binaryCrossEntropy,
  compile,
  cost,
  dense,
  dispose,
  type Explanation,
  explain,
  glorotNormal,
  gradients,
  halfMse,
  type Layer,
  type Loss,
  move,
  normal,
  type Optimizer,
  parametersOf,
  relu,
  sequential,
  sgd,
  sigmoid,
  tanh,
} from "@retrograd/core";
import type { BackendName } from "../../state/backendNames.ts";
import { Backends } from "../../worker/Backends.ts";
import { Turns } from "../../worker/turns.ts";
import { examples, type Setup } from "./setup.ts";

const activations: Readonly<Record<Setup["activation"], () => Layer>> = { sigmoid, tanh, relu };
const losses: Readonly<Record<Setup["loss"], () => Loss>> = { halfMse, crossEntropy: binaryCrossEntropy };

const x = examples.map((example) => [...example.x]);
const y = examples.map(({ t }) => [t]);

interface Subject {
  readonly setup: Setup;
  readonly model: Layer;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
}

/** Passes through a small network, in a worker, each told in full. */
export class Passes {
  readonly #turns: Turns = new Turns();
  readonly #backends: Backends = new Backends();
  #subject: Subject | null = null;
  #rate = 1;

  /** The pass through a network with its first weights. */
  start(setup: Setup, name: BackendName): Promise<Explanation> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      if (this.#subject) dispose(this.#subject.model, this.#subject.optimizer);
      const layers = setup.hidden
        .split("-")
        .flatMap((units) => [layer(Number(units)), activations[setup.activation]()]);
      this.#subject = {
        setup,
        model: sequential([...layers, layer(1), sigmoid()]),
        loss: losses[setup.loss](),
        optimizer: sgd({ learningRate: () => this.#rate }),
      };
      return this.#explained(this.#subject, backend);
    });
  }

  /** The pass after steps W̃ ← W̃ - λ ∂E/∂W̃. */
  descend(rate: number, steps: number, name: BackendName): Promise<Explanation> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      const subject = this.#subject!;
      const { model, loss, optimizer } = subject;
      this.#rate = rate;
      using step = compile(backend, (batch, pass) => {
        const total = cost(loss, { predictions: pass.call(model, batch.x), targets: batch.y });
        pass.update(optimizer, model, gradients(total, parametersOf(model)));
        return { total };
      });
      for (let i = 0; i < steps; i++) step({ x, y });
      return this.#explained(subject, backend);
    });
  }

  /** The pass with the same weights on another backend. */
  moveTo(name: BackendName): Promise<Explanation> {
    return this.#turns.take(async () => {
      const backend = await this.#backends.get(name);
      const { model, optimizer } = this.#subject!;
      await move(model, backend, optimizer);
      return this.#explained(this.#subject!, backend);
    });
  }

  #explained({ model, loss, setup }: Subject, backend: Backend): Promise<Explanation> {
    return explain(model, { x, y }, { backend, loss, seed: setup.seed });
  }
}

/** Biases start away from zero, so that there is something to see of them. */
const layer = (units: number): Layer =>
  dense(units, { weightInitializer: glorotNormal(), biasInitializer: normal({ standardDeviation: 0.3 }) });
