// node esbuild.js <esbuild's package> <node|browser|lambda> <esm|cjs>: one file, without a warning.
const [name, target, format] = process.argv.slice(2);
const { build } = (await import(name)).default;

const { warnings } = await build({
  entryPoints: [{ node: "src/main.js", browser: "src/page.js", lambda: "src/lambda.ts" }[target]],
  outfile: `out/${name}-${target}.${format === "esm" ? "mjs" : "cjs"}`,
  bundle: true,
  minify: true,
  format,
  platform: target === "browser" ? "browser" : "node",
  target: target === "browser" ? "es2022" : "node20",
  logLevel: "info",
});
if (warnings.length > 0) process.exitCode = 1;
