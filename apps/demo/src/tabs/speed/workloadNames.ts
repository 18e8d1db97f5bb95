/** Which of the benchmarks' workloads are raced in a page, and what people call them. */
export const workloadTitles = {
  w1: "XOR",
  w2: "Digits, dense",
  w3: "Wide, dense",
  w4: "LeNet",
  w6: "LSTM",
  w7: "Transformer block",
  "gemm-256": "Product, 256",
  "gemm-512": "Product, 512",
  "w8-gelu": "GELU",
  "w8-softmax": "Softmax",
} as const;

export type WorkloadName = keyof typeof workloadTitles;

/** Those that take a few seconds. */
export const quick: readonly WorkloadName[] = ["w1", "w2", "gemm-256", "w8-gelu"];
