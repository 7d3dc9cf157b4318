package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.posterity.application.FindingInWords;
import org.posterity.application.Reindex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the index of holdings anew. */
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description = "Rebuilds the index of holdings from storage, agreements and journal, and replaces a damaged "
                + "one. The entry of a package that is gone or unreadable stays. The exit code is 1 if anything "
                + "is wrong in storage.",
        sortOptions = false)
final class ReindexCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Reindex.Answer answer = new Reindex(place.premises(spec)).run(waitOption.patience());
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("packages", answer.packages())
                    .put("added", answer.added())
                    .put("corrected", answer.corrected())
                    .put("removed", answer.removed())
                    .put("replaced", answer.replaced());
            answer.findings()
                    .forEach(finding -> line.withArray("problems")
                            .addObject()
                            .put("where", finding.where())
                            .put("code", finding.code())
                            .put("what", finding.what()));
            Output.line(line, spec.commandLine().getOut());
        } else {
            answer.findings()
                    .forEach(finding ->
                            spec.commandLine().getOut().println(Output.visible(FindingInWords.whole(finding))));
            spec.commandLine()
                    .getOut()
                    .println((answer.replaced() ? "The index was damaged and has been rebuilt. " : "")
                            + answer.packages() + (answer.packages() == 1 ? " package" : " packages")
                            + " in the index: " + answer.added() + " added, " + answer.corrected()
                            + " corrected, " + answer.removed() + " removed.");
        }
        return answer.findings().isEmpty() ? Exit.DONE : Exit.NOT_ALL;
    }
}
