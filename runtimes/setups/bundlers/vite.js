// node vite.js <Vite's package> <server|browser>: without a warning. For a server with everything in the bundle.
const [name, target] = process.argv.slice(2);
const { build, createLogger } = await import(name);

const fail = (message) => {
  console.error(`warning: ${message}`);
  process.exitCode = 1;
};
await build({
  configFile: false,
  customLogger: { ...createLogger("warn"), warn: fail, warnOnce: fail },
  ssr: { noExternal: true },
  build: {
    outDir: "out",
    emptyOutDir: false,
    ...(target === "server" && { ssr: true }),
    chunkSizeWarningLimit: 5_000,
    modulePreload: false,
    rollupOptions: {
      input: target === "browser" ? "src/page.js" : "src/main.js",
      output: { entryFileNames: `${name}-${target}.mjs`, chunkFileNames: `${name}-${target}-[name].mjs` },
    },
  },
});
