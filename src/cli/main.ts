// Holds the place of the command line until it exists.
process.stderr.write('derivative-inspector: the command line is not available yet\n');
process.exitCode = 1;
