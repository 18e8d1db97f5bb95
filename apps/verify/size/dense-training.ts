// What a page needs to train a dense network on the CPU backend; size-limit bundles it and holds it to its budget.
import { cpu } from "@retrograd/backend-cpu";
import { adam, dense, relu, sequential, softmaxCrossEntropy, train } from "@retrograd/core";

export { adam, cpu, dense, relu, sequential, softmaxCrossEntropy, train };
