/** The command line: parses options, calls a use case, prints its result. The only place that knows picocli. */
package org.posterity.cli;
