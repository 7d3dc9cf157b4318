/** The command line: options parsed, a use case called, what it gave printed. The only place that knows picocli. */
package org.posterity.cli;
