import { RetrogradError, reject } from "@retrograd/core/backend";
import type { Traits } from "../kernels/kernel.ts";
import type { Room } from "../shader/room.ts";
import type { DispatchLimits } from "../shader/schedule.ts";
import { Faults } from "./faults.ts";
import { SharedBuffer } from "./sharedBuffer.ts";
import { Timeline } from "./timeline.ts";
import { usage } from "./usage.ts";

/** Bytes of a buffer from which on memory may be short. */
const worthWatching = 2 ** 20;

/** A device with its queue: what backend, memories and executables share. */
export class Gpu {
  readonly faults: Faults;
  readonly timeline: Timeline = new Timeline();
  readonly arena: SharedBuffer = new SharedBuffer(this, "arena");
  readonly device: GPUDevice;
  /** The adapter in words: vendor, architecture. */
  readonly name: string;
  readonly traits: Traits;
  /** What its buffers hold. */
  readonly room: Room;
  /** Layouts by the number of buffers that they bind, without numbers and with. */
  private readonly layouts: readonly [GPUBindGroupLayout[], GPUBindGroupLayout[]] = [[], []];

  /** @param room less than the device has, for tests */
  constructor(device: GPUDevice, name: string, traits: Traits, room?: Room) {
    this.device = device;
    this.name = name;
    this.traits = traits;
    const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
    const piece = Math.floor(Math.min(maxStorageBufferBindingSize, maxBufferSize) / 256) * 64;
    this.room = room ?? { piece, bank: Math.floor(maxBufferSize / 4 / piece) * piece };
    this.faults = new Faults(device, (error) => this.timeline.abandon(error));
  }

  /** A buffer of zeros that shaders read and write. WebGPU knows no empty binding, so it has at least one element. */
  storage(label: string, bytes: number): GPUBuffer {
    const { maxBufferSize: most } = this.device.limits;
    if (bytes > most)
      reject(
        `webgpu: ${label}`,
        `needs ${bytes} bytes of memory in one piece, and this device gives at most ${most}`,
        "a smaller batch or model fits",
      );
    const size = Math.max(4, bytes);
    const make = (): GPUBuffer =>
      this.device.createBuffer({ label, size, usage: usage.storage | usage.copySource | usage.copyTarget });
    return bytes < worthWatching ? make() : this.watched(label, bytes, make);
  }

  /** A device that has no memory left says so later: then the next read is told for what. */
  private watched(label: string, bytes: number, make: () => GPUBuffer): GPUBuffer {
    this.device.pushErrorScope("out-of-memory");
    const buffer = make();
    this.device.popErrorScope().then(
      (error) => {
        const what = `needs ${bytes} bytes, and the device has no memory left`;
        if (error)
          this.faults.report(new RetrogradError(`webgpu: ${label}: ${what}; a smaller batch or model fits.`));
      },
      // The device is lost, which whoever reads is told.
      () => {},
    );
    return buffer;
  }

  /** What one of its dispatches can hold. */
  get dispatchLimits(): DispatchLimits {
    const { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize } = this.device.limits;
    return {
      buffers: maxStorageBuffersPerShaderStage,
      workgroupBytes: maxComputeWorkgroupStorageSize,
      ...this.room,
    };
  }

  /** Whether it can say when a pass began and ended. */
  get hasClock(): boolean {
    return this.device.features.has("timestamp-query");
  }

  /** What a shader binds: buffers, and behind them its numbers, if it has any. */
  layout(buffers: number, hasNumbers: boolean): GPUBindGroupLayout {
    const known = this.layouts[hasNumbers ? 1 : 0];
    if (!known[buffers]) {
      const types = [
        ...Array<"storage">(buffers).fill("storage"),
        ...(hasNumbers ? ["uniform" as const] : []),
      ];
      known[buffers] = this.device.createBindGroupLayout({
        label: `${buffers} buffers${hasNumbers ? " and numbers" : ""}`,
        entries: types.map((type, binding) => ({ binding, visibility: 0x4, buffer: { type } })),
      });
    }
    return known[buffers];
  }

  dispose(): void {
    this.faults.end ??= new RetrogradError(
      "webgpu: the backend was disposed of before this was read; read results before dispose().",
    );
    this.timeline.abandon(this.faults.end);
    this.device.destroy();
  }
}
