package org.posterity.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.LandingRecord.Landed;

/** The files in the inbox that a source landed: copies of what lies at the other end, and ours as long as nobody has changed them. */
final class LandedInputs {
    /** Files lie in the inbox itself, or in the folder of a collection. */
    private static final int DEEPEST = 2;

    private final Path inbox;
    private final LandingRecord record;

    /** @param inbox an absolute path */
    LandedInputs(Path inbox, LandingRecord record) {
        this.inbox = inbox;
        this.record = record;
    }

    /** In the inbox that the settings name. */
    static LandedInputs in(Premises premises, Settings settings) {
        return new LandedInputs(
                settings.inbox().toAbsolutePath().normalize(),
                new LandingRecord(Archive.landed(premises.archive()), Machine.clock()));
    }

    /** All that lie where a source landed them, whether they were changed since or not. */
    List<Path> files() {
        try (Stream<Path> tree = Files.walk(inbox, DEEPEST)) {
            return tree.filter(file -> at(file).isPresent()).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The inbox folder cannot be read.", e);
        }
    }

    private Optional<Landed> at(Path file) {
        boolean canBe = file.startsWith(inbox) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return canBe ? record.at(inbox.relativize(file).toString().replace('\\', '/')) : Optional.empty();
    }

    /** Whether a source landed this file, and it still has the bytes that came. */
    boolean isOurs(Path file) {
        return at(file).filter(landed -> file.toFile().length() == landed.bytes())
                .filter(landed ->
                        InputOnDisk.sha256(file).filter(landed.sha256()::equals).isPresent())
                .isPresent();
    }
}
