package org.posterity.cli;

import java.io.PrintWriter;
import java.util.List;
import org.posterity.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Creates, accepts, explains, renews, corrects and withdraws consent records, and prints the papers that go with them. */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        description =
                "Creates, accepts, explains, renews, corrects and withdraws consent records, and prints the papers that go with them.",
        subcommands = {
            ConsentNewCommand.class,
            ConsentCheckCommand.class,
            ConsentRenewCommand.class,
            ConsentCorrectCommand.class,
            ConsentRestrictCommand.class,
            ConsentWithdrawCommand.class,
            ConsentExportCommand.class,
            ConsentReceiptCommand.class,
            ConsentFormCommand.class,
            ConsentAcceptCommand.class,
            ConsentRefuseCommand.class
        })
final class ConsentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say which command you want: consent "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** Prints all that is wrong with a record. */
    static void tell(List<Fault> faults, PrintWriter out) {
        faults.forEach(fault -> out.println(Output.visible(fault.words())));
    }
}
