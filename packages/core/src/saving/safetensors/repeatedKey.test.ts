import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedKey } from "./repeatedKey.ts";

test("a key is found where one object has it twice, however it is written", () => {
  expect(repeatedKey('{"a":1,"b":{"a":["a","a"]},"a" :2}')).toBe("a");
  expect(repeatedKey('{"x":[{"é":1,"\\u00e9"\n:2}]}')).toBe("é");
});

test("quotes, backslashes and brackets in strings are no structure", () => {
  expect(repeatedKey('{"a\\\\":"\\"{,","b":"a\\\\","a":"]}"}')).toBe(null);
});

test("what JSON.stringify writes has no key twice", () => {
  const holds = fc.property(fc.jsonValue(), (value) => repeatedKey(JSON.stringify(value, null, 1)) === null);
  fc.assert(holds);
});
