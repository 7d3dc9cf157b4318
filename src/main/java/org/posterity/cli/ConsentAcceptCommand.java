package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.application.Drafts;
import org.posterity.application.Drafts.Shown;
import org.posterity.sources.upload.SentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a donor chose on screen, and accepts it. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a donor chose and sent through a personal link. With --by it is accepted: the consent record is "
                    + "completed, and files and record go into the inbox together, where posterity watch or ingest takes "
                    + "them in.",
            "posterity due lists the drafts that wait."
        },
        sortOptions = false)
final class ConsentAcceptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(paramLabel = "DRAFT", description = "The number that posterity invite and posterity due give.")
    private String draft;

    @Option(names = "--by", paramLabel = "NAME", description = "Who accepts it for the institution.")
    private String by;

    @Override
    public Integer call() {
        Drafts drafts = new Drafts(place.premises(spec));
        PrintWriter out = spec.commandLine().getOut();
        if (by == null) {
            show(drafts.show(draft), out);
            out.println("Nothing was accepted. To accept it, run this again with --by NAME.");
            return Exit.DONE;
        }
        Path accepted = drafts.accept(draft, by);
        out.println("Accepted. It goes to the inbox as " + accepted + ".");
        return Exit.DONE;
    }

    private static void show(Shown shown, PrintWriter out) {
        shown.choices().forEach(line -> out.println(Output.visible(line)));
        shown.wishes().ifPresent(words -> {
            out.println("In the donor's own words:");
            words.lines().forEach(line -> out.println("  " + Output.visible(line)));
        });
        out.println("Files:");
        for (SentFile file : shown.files()) {
            out.println("  " + Output.visible(file.name()) + ", " + file.length() + " bytes, "
                    + file.sha256().orElseThrow());
        }
    }
}
