package org.posterity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        description = "Hands out a copy of a package. bag and tar export the archival package (AIP) for the "
                + "institution itself, whatever the terms of access. files makes an access copy (DIP) "
                + "for readers, with what the donor's consent allows today.",
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

    @Override
    public Integer call() {
        return new Deliver(place.premises(spec))
                .run(aip, form, to)
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
            if (it.closed() > 0) {
                spec.commandLine()
                        .getOut()
                        .println(it.closed()
                                + (it.closed() == 1 ? " post or file is" : " posts and files are")
                                + " closed today, by the donor's terms or a restriction, and not included; neither are the report "
                                + "and the records, which describe everything.");
            }
            if (form != DisseminationRequest.Form.FILES) {
                spec.commandLine()
                        .getOut()
                        .println("This is an AIP export, for archives only. It is complete whatever the donor's "
                                + "terms of access say, even after withdrawal of consent.");
            }
            return Exit.DONE;
        }
        List<String> lines = dissemination instanceof Dissemination.Refused it
                ? List.of("not delivered (" + it.code() + "). " + it.why(), it.remedy())
                : List.of("the archive at " + place.archive() + " holds no package " + aip + ".");
        lines.forEach(line -> spec.commandLine().getErr().println("posterity: " + line));
        return Exit.NOT_ALL;
    }
}
