// node rollup.js <node|browser> <es|cjs>: without a warning, and with no plugin but the two that everyone has.
import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";

const [target, format] = process.argv.slice(2);
const extension = format === "es" ? "mjs" : "cjs";
const bundle = await rollup({
  input: target === "browser" ? "src/page.js" : "src/main.js",
  plugins: [
    nodeResolve(
      target === "browser" ? { browser: true } : { exportConditions: ["node"], preferBuiltins: true },
    ),
    commonjs(),
  ],
  onwarn: ({ message }) => {
    console.error(`warning: ${message}`);
    process.exitCode = 1;
  },
});
await bundle.write({
  dir: "out",
  format,
  entryFileNames: `rollup-${target}.${extension}`,
  chunkFileNames: `rollup-${target}-[name].${extension}`,
});
await bundle.close();
