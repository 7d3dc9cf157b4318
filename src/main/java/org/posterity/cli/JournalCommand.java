package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.posterity.application.VerifyJournal;
import org.posterity.storage.AuditFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The archive's journal. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Checks the archive's journal.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Finds lines that were removed, edited or moved, and lines missing at the end, which versions "
                            + "in storage show. The exit code is 1 if there are any.")
    int verify(
            @Mixin ArchiveOptions where,
            @Option(names = "--json", description = "Prints one JSON object per finding.") boolean json) {
        List<AuditFinding> findings = new VerifyJournal(where.premises(spec)).run();
        for (AuditFinding finding : findings) {
            if (json) {
                Output.line(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("kind", finding.kind().id())
                                .put("where", finding.where())
                                .put("what", finding.what()),
                        spec.commandLine().getOut());
            } else {
                spec.commandLine().getOut().println(finding.where() + ": " + finding.what());
            }
        }
        if (!json) {
            spec.commandLine()
                    .getOut()
                    .println(
                            findings.isEmpty()
                                    ? "The journal is whole."
                                    : "The journal is not whole. Compare it with its copies, and keep this one.");
        }
        return findings.isEmpty() ? Exit.DONE : Exit.NOT_ALL;
    }
}
