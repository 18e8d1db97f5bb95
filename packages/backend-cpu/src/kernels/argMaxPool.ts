import type { CpuKernel } from "../kernel.ts";

/** out = the element of x that is the first largest of its window, or the first NaN */
export const argMaxPool: CpuKernel<"argMaxPool"> = ({ x, out }, sizes) => {
  const { batch, channels, input, output, kernel, strides, dilation, padding } = sizes;
  const [, height, width] = input;
  return () => {
    let at = 0;
    for (let b = 0; b < batch; b++)
      for (let od = 0; od < output[0]; od++)
        for (let oh = 0; oh < output[1]; oh++)
          for (let ow = 0; ow < output[2]; ow++, at += channels) {
            let isFirst = true;
            for (let td = 0; td < kernel[0]; td++) {
              const d = od * strides[0] + td * dilation[0] - padding[0];
              if (d < 0 || d >= input[0]) continue;
              for (let th = 0; th < kernel[1]; th++) {
                const h = oh * strides[1] + th * dilation[1] - padding[1];
                if (h < 0 || h >= height) continue;
                for (let tw = 0; tw < kernel[2]; tw++) {
                  const w = ow * strides[2] + tw * dilation[2] - padding[2];
                  if (w < 0 || w >= width) continue;
                  const place = (((b * input[0] + d) * height + h) * width + w) * channels;
                  for (let c = 0; c < channels; c++) {
                    const each = x[place + c];
                    const best = isFirst ? 0 : x[out[at + c]];
                    // Nothing is larger than NaN.
                    if (isFirst || each > best || (Number.isNaN(each) && !Number.isNaN(best)))
                      out[at + c] = place + c;
                  }
                  isFirst = false;
                }
              }
            }
          }
  };
};
