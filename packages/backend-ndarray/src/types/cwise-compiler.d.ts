declare module "cwise-compiler" {
  /** A piece of a loop's source, and how it uses the loop's arguments, in their order. */
  interface Block {
    readonly body: string;
    readonly args: readonly {
      readonly name: string;
      readonly lvalue: boolean;
      readonly rvalue: boolean;
      readonly count: number;
    }[];
    readonly thisVars: readonly string[];
    readonly localVars: readonly string[];
  }

  /** Makes a loop over all elements of its array arguments: `pre` before, `body` for each element, `post` after. */
  export default function compile<Arguments extends readonly unknown[]>(loop: {
    readonly args: readonly ("array" | "scalar")[];
    readonly pre: Block;
    readonly body: Block;
    readonly post: Block;
    readonly funcName: string;
  }): (...values: Arguments) => void;
}
