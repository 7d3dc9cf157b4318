package org.posterity.cli;

import java.io.PrintWriter;
import java.util.List;
import org.posterity.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Consent records: making, explaining and exporting them, and the papers around them. */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        description = "Makes, explains and exports consent records, and draws the papers around them.",
        subcommands = {
            ConsentNewCommand.class,
            ConsentCheckCommand.class,
            ConsentExportCommand.class,
            ConsentReceiptCommand.class,
            ConsentFormCommand.class
        })
final class ConsentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: consent "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** Prints all that is wrong with a record. */
    static void tell(List<Fault> faults, PrintWriter out) {
        faults.forEach(fault -> out.println(Output.visible(fault.words())));
    }
}
