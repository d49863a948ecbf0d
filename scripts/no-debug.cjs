// Stands in for the package `debug` in the bundles: a library that logs nothing.
module.exports = () => () => undefined;
