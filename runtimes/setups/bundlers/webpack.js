// node webpack.js <node|browser> <module|commonjs>: without a warning.
import { resolve } from "node:path";
import webpack from "webpack";

const [target, type = "module"] = process.argv.slice(2);
const isModule = type === "module";
const compiler = webpack({
  mode: "production",
  target: target === "browser" ? "web" : "node20",
  entry: target === "browser" ? "./src/page.js" : "./src/main.js",
  experiments: { outputModule: isModule },
  output: {
    path: resolve("out"),
    filename: `webpack-${target}.${isModule ? "mjs" : "cjs"}`,
    chunkFilename: `webpack-${target}-[id].${isModule ? "mjs" : "cjs"}`,
    module: isModule,
    library: { type: isModule ? "module" : "commonjs2" },
    ...(isModule && { chunkFormat: "module" }),
  },
  // A size that it finds large is no fault.
  performance: false,
});
compiler.run((error, stats) => {
  if (error) throw error;
  console.log(stats.toString({ all: false, errors: true, warnings: true, assets: true }));
  if (stats.hasErrors() || stats.hasWarnings()) process.exitCode = 1;
});
