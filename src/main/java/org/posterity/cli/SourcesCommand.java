package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posterity.application.ListSources;
import org.posterity.application.ListSources.Source;
import org.posterity.sources.SourceStates.FailedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the sources that submissions may come from. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the sources that watch takes submissions from: on or off, when they last looked, what came, and "
                    + "what failed.",
            "A source is switched on by its name in the setting sources; its file in routes/sources says what else to "
                    + "set."
        },
        sortOptions = false)
final class SourcesCommand implements Callable<Integer> {
    private static final String LINE = "%-12s %-4s %-21s %s";
    private static final String BELOW = "             ";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(names = "--json", description = "Prints one JSON object for each.")
    private boolean json;

    @Override
    public Integer call() {
        List<Source> sources = new ListSources(place.premises(spec)).run();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(String.format(Locale.ROOT, LINE, "source", "", "last look", "came")
                    .stripTrailing());
        }
        for (Source source : sources) {
            if (json) {
                Output.line(json(source), out);
            } else {
                tell(source, out);
            }
        }
        return sources.stream().allMatch(Source::isWell) ? Exit.DONE : Exit.NOT_ALL;
    }

    private static void tell(Source source, PrintWriter out) {
        String looked = source.state().lookedAt().map(Object::toString).orElse("never");
        out.println(String.format(Locale.ROOT, LINE, source.name(), source.on() ? "on" : "off", looked, came(source))
                .stripTrailing());
        if (!source.on()) {
            return;
        }
        source.state().trouble().ifPresent(it -> out.println(BELOW + it.words()));
        for (FailedFile file : source.state().failed()) {
            out.println(BELOW + file.name().map(Output::visible).orElse("A file") + ": "
                    + file.trouble().words());
        }
        if (source.state().moreFailed() > 0) {
            out.println(BELOW + "and " + source.state().moreFailed() + " more files.");
        }
        if (!source.isWell()) {
            out.println(BELOW + "It tries again at its next look.");
        }
    }

    private static String came(Source source) {
        long files = source.tally().files();
        if (source.tally().last().isEmpty()) {
            return files == 0 ? "nothing yet" : files + (files == 1 ? " submission" : " submissions");
        }
        return files + (files == 1 ? " file, " : " files, ") + source.tally().bytes() + " bytes, the last "
                + source.tally().last();
    }

    private static ObjectNode json(Source source) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("source", source.name())
                .put("on", source.on());
        source.state().lookedAt().ifPresent(at -> line.put("lookedAt", at.toString()));
        line.put("came", source.tally().files());
        if (!source.tally().last().isEmpty()) {
            line.put("bytes", source.tally().bytes())
                    .put("lastCameAt", source.tally().last());
        }
        source.state()
                .trouble()
                .ifPresent(it ->
                        line.putObject("trouble").put("code", code(it.name())).put("words", it.words()));
        for (FailedFile file : source.state().failed()) {
            ObjectNode failed = line.withArray("failed").addObject();
            file.name().ifPresent(name -> failed.put("name", name));
            failed.put("code", code(file.trouble().name()))
                    .put("words", file.trouble().words());
        }
        return line.put("moreFailed", source.state().moreFailed());
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
