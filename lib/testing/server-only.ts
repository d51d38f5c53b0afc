// Replaces the package of this name, which marks server code for Next's bundler.
export {};
