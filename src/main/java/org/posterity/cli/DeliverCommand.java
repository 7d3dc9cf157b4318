package org.posterity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.access.Closed;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Deliver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands out a copy of a package. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = {
            "Hands out a copy of a package. --as files makes an access copy (DIP) for readers: the posts, files and "
                    + "profile that are open today for the purpose, by the donor's terms and restrictions. The copy does "
                    + "not mention the rest.",
            "--as bag and --as tar export the archival package (AIP) for the institution itself, always whole."
        },
        sortOptions = false)
final class DeliverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(paramLabel = "AIP", description = Named.WORDS)
    private String aip;

    @Option(names = "--as", paramLabel = "FORM", required = true, description = "One of files, bag, tar.")
    private DisseminationRequest.Form form;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder to write the copy into.")
    private Path to;

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "With files: what the copy is for, a purpose as in consent records. What the donor did not "
                    + "allow for it is not included. It goes into the journal.")
    private String purpose;

    @Option(
            names = "--recipient",
            paramLabel = "WHO",
            description = "With files: who gets the copy. Name an office or a case number, no person: it goes into the "
                    + "journal and onto the pages of the copy.")
    private String recipient;

    @Override
    public Integer call() {
        return new Deliver(place.premises(spec))
                .run(new Deliver.Request(aip, form, Optional.ofNullable(purpose), Optional.ofNullable(recipient), to))
                .match(
                        copy -> copy.map(this::tell).orElse(Exit.NOT_ALL),
                        notOne -> Named.tell(aip, notOne, place.archive(), spec));
    }

    private int tell(Dissemination dissemination) {
        if (dissemination instanceof Dissemination.Delivered it) {
            spec.commandLine()
                    .getOut()
                    .println("Delivered to " + it.place() + " (" + it.files()
                            + (it.files() == 1 ? " file, " : " files, ") + it.bytes() + " bytes).");
            told(it.closed()).forEach(spec.commandLine().getOut()::println);
            return Exit.DONE;
        }
        List<String> lines = dissemination instanceof Dissemination.Refused it
                ? List.of("not delivered (" + it.code() + "). " + it.why(), it.remedy())
                : List.of("the archive at " + place.archive() + " holds no package " + aip + ".");
        lines.forEach(line -> spec.commandLine().getErr().println("posterity: " + line));
        return Exit.NOT_ALL;
    }

    private List<String> told(Closed closed) {
        if (form != DisseminationRequest.Form.FILES) {
            return List.of(
                    "This is an AIP export, for archives only: it is complete whatever the terms of access say.",
                    closed.isNothing()
                            ? "Nothing in it is closed to readers today."
                            : "Closed to readers today: " + closed.posts() + " of " + closed.ofPosts() + " posts"
                                    + beside(closed) + ".");
        }
        return closed.isNothing()
                ? List.of()
                : List.of(
                        "Closed today for this purpose, and not included: " + closed.words() + ".",
                        "Report and records are not included either, because they describe everything.");
    }

    private static String beside(Closed closed) {
        String others = new Closed(0, 0, closed.files(), closed.sections()).words();
        return others.isEmpty() ? "" : ", " + others;
    }
}
