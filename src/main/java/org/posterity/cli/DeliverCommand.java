package org.posterity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Archive;
import org.posterity.model.PackageId;
import org.posterity.routing.Doors;
import org.posterity.routing.Pipeline;
import org.posterity.routing.RouteFiles;
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
        description =
                "Hands out a copy of a package. bag and tar are the institution's custody copies, made whatever the terms say;"
                        + " files is a copy to read and play, handed out as the donor's consent allows today.",
        sortOptions = false)
final class DeliverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(paramLabel = "AIP", description = Locator.WORDS)
    private String aip;

    @Option(names = "--as", paramLabel = "FORM", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private DisseminationRequest.Form form;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder to write the copy into.")
    private Path to;

    @Override
    public Integer call() {
        Path folder = place.outside(to, "--to");
        try (Archive archive = Archive.toRead(
                place.archive(), Output.notices(spec.commandLine().getErr()))) {
            Optional<PackageId> id =
                    new Locator(archive, place, spec.commandLine().getErr()).find(aip);
            if (id.isEmpty() || archive.tell(archive.findings(id.get()))) {
                return Exit.NOT_ALL;
            }
            try (Pipeline pipeline = Pipeline.start(
                    Doors.ofAccess(archive.access()::deliver),
                    new RouteFiles(place.routesFolder()),
                    false,
                    new Properties(),
                    (arrival, conclusion) -> {})) {
                return tell(pipeline.deliver(new DisseminationRequest(id.get(), form, folder)));
            }
        }
    }

    private int tell(Dissemination dissemination) {
        if (dissemination instanceof Dissemination.Delivered it) {
            spec.commandLine()
                    .getOut()
                    .println("Delivered to " + it.place() + " (" + it.files()
                            + (it.files() == 1 ? " file, " : " files, ") + it.bytes() + " bytes).");
            if (form != DisseminationRequest.Form.FILES) {
                spec.commandLine()
                        .getOut()
                        .println(
                                "This is a custody copy, for archives alone: it is made whatever the donor's terms say of"
                                        + " readers, also after a withdrawal.");
            }
            return Exit.DONE;
        }
        List<String> lines = dissemination instanceof Dissemination.Refused it
                ? List.of("not delivered (" + it.code() + "). " + it.why(), it.remedy())
                : List.of("the archive at " + place.archive() + " does not hold " + aip + ".");
        lines.forEach(line -> spec.commandLine().getErr().println("posterity: " + line));
        return Exit.NOT_ALL;
    }
}
