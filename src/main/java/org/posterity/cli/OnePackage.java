package org.posterity.cli;

import java.time.Duration;
import org.posterity.application.PackageLookup.NotOne;
import org.posterity.application.Premises;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What every command that changes one package asks for: the archive, the package, and how long to wait. */
final class OnePackage {
    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(paramLabel = "AIP", description = Named.WORDS)
    private String aip;

    String aip() {
        return aip;
    }

    Duration patience() {
        return waitOption.patience();
    }

    Premises premises(CommandSpec command) {
        return place.premises(command);
    }

    /** Says that the argument names no package, or several. */
    int tell(NotOne<?> found, CommandSpec command) {
        return Named.tell(aip, found, place.archive(), command);
    }
}
