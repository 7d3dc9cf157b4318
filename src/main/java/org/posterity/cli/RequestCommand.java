package org.posterity.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Requests that a donor may make. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Answers a request from a donor.",
        subcommands = RequestCopyCommand.class)
final class RequestCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which request it is: request copy.");
    }
}
