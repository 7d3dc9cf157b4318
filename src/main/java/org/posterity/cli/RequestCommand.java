package org.posterity.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a donor may ask for. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Answers a donor's request.",
        subcommands = RequestCopyCommand.class)
final class RequestCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what is asked for: request copy.");
    }
}
