package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.posterity.application.Replicate;
import org.posterity.application.Replicate.Done;
import org.posterity.replication.Replicated;
import org.posterity.replication.Replicated.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the copies that are missing. */
@Command(
        name = "replicate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the copies that are missing or behind in the stores of config/stores.yaml, reads each back and "
                    + "compares it with the archive: packages, and in stores marked for them agreements and the journal.",
            "Copies are made whenever a package gets a version; this command makes those that could not be made then. "
                    + "It can run every night. Nothing is removed from a store. The exit code is 1 if a copy is still "
                    + "missing."
        },
        sortOptions = false)
final class ReplicateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(
            arity = "0..*",
            paramLabel = "AIP",
            description = "Packages (default: the whole archive). " + Named.WORDS)
    private List<String> names = new ArrayList<>();

    @Option(names = "--store", paramLabel = "NAME", description = "Only to this store.")
    private String store;

    @Option(
            names = "--replaced",
            paramLabel = "NAME",
            description =
                    "Only to this store, which is new and empty and takes the place of a lost one of the same name.")
    private String replaced;

    @Option(names = "--json", description = "Prints one JSON object for each copy.")
    private boolean json;

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Set<String> told = new TreeSet<>();

    @Override
    public Integer call() {
        if (store != null && replaced != null) {
            throw new IllegalArgumentException("Give --store or --replaced, not both.");
        }
        Replicate.Request request = new Replicate.Request(
                names,
                Optional.ofNullable(store).or(() -> Optional.ofNullable(replaced)),
                replaced != null,
                waitOption.patience());
        Done done;
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            done = new Replicate(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(request, this::tell);
        }
        if (!Named.each(names, done.lookups(), place.archive(), spec)) {
            return Exit.NOT_ALL;
        }
        done.wrong().forEach(sentence -> spec.commandLine().getErr().println("posterity: " + Output.visible(sentence)));
        if (!json) {
            spec.commandLine().getOut().println(summary());
        }
        boolean wrong = counts.keySet().stream()
                .anyMatch(outcome -> outcome == Outcome.UNREACHABLE || outcome == Outcome.FAILED);
        if (wrong || !done.wrong().isEmpty()) {
            return Exit.NOT_ALL;
        }
        return counts.containsKey(Outcome.IN_USE) ? Exit.IN_USE : Exit.DONE;
    }

    private void tell(Replicated result) {
        counts.merge(result.outcome(), 1, Integer::sum);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("aip", result.aip().value())
                    .put("store", result.store())
                    .put("outcome", id(result.outcome()));
            if (!result.what().isEmpty()) {
                line.put("what", result.what());
            }
            Output.line(line, out);
        } else if (result.outcome() == Outcome.UNREACHABLE) {
            if (told.add(result.store())) {
                out.println("store " + result.store() + ": " + Output.visible(result.what()));
            }
        } else if (result.outcome() != Outcome.HELD) {
            out.println(result.aip().shortForm() + "  " + result.store() + "  "
                    + id(result.outcome()).replace('-', ' ')
                    + (result.what().isEmpty() ? "" : ": " + Output.visible(result.what())));
        }
        out.flush();
    }

    private static String id(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String summary() {
        return "Copies: " + count(Outcome.MADE) + " made, " + count(Outcome.HELD) + " were there, "
                + count(Outcome.NOT_ALLOWED) + " not allowed by consent, "
                + (count(Outcome.UNREACHABLE) + count(Outcome.FAILED) + count(Outcome.IN_USE)) + " missing.";
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
