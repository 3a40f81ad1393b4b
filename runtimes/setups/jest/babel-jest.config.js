const presets = [["@babel/preset-env", { targets: { node: "current" } }], "@babel/preset-typescript"];

module.exports = {
  transform: { "\\.[jt]s$": ["babel-jest", { presets }] },
};
