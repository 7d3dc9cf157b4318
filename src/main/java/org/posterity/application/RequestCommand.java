package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.posterity.access.Access;
import org.posterity.holdings.Holding;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.rights.DonorCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a donor may ask for. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Answers a donor's request.",
        subcommands = RequestCommand.Copy.class)
final class RequestCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what is asked for: request copy.");
    }

    /** Everything that is held about a donor. */
    @Command(
            name = "copy",
            mixinStandardHelpOptions = true,
            description =
                    "Gives a donor a copy of all that is held about them: every package whole, and a page in plain words.",
            sortOptions = false)
    static final class Copy implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Place place;

        @Option(
                names = "--donor",
                paramLabel = "tiktok:USERNAME",
                required = true,
                description = "The donor's account.")
        private String donor;

        @Option(names = "--to", paramLabel = "DIR", required = true, description = "The new folder for the copy.")
        private Path to;

        @Override
        public Integer call() {
            Account account = Account.parse(donor);
            if (Files.exists(to)) {
                throw new IllegalArgumentException(
                        "There is already something at " + to + "; nothing was overwritten.");
            }
            try (Archive archive = Archive.toRead(place.archive())) {
                List<PackageId> held = archive.holdings().ofAccount(account).stream()
                        .map(Holding::aip)
                        .toList();
                if (held.isEmpty()) {
                    spec.commandLine()
                            .getErr()
                            .println(
                                    "posterity: the archive at " + place.archive() + " holds nothing of this account.");
                    return Exit.NOT_ALL;
                }
                Access access = new Access(archive.storage(), archive.journal(), Place.clock(), Place.software());
                DonorCopy.Written written = new DonorCopy(archive.storage(), access, archive.journal(), Place.clock())
                        .write(account, held, to.toAbsolutePath().normalize());
                spec.commandLine().getOut().println("Written: " + written.page());
                written.packages().forEach(copy -> spec.commandLine().getOut().println("  package: " + copy));
                return Exit.DONE;
            }
        }
    }
}
