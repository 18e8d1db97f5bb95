export type { Measured, Metric, MetricValue } from "./metric.ts";
