package org.posterity.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.LandingRecord.Landed;

/**
 * What sources landed in the inbox: files, which are copies of what lies at the other end, and folders of such files. They are ours as
 * long as nobody has changed them.
 */
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
            return tree.filter(place -> at(place).isPresent() || isFolderOfLanded(place))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The inbox folder cannot be read.", e);
        }
    }

    /** Whether it is a folder of files that a source landed, and of nothing else. */
    private boolean isFolderOfLanded(Path place) {
        if (place.equals(inbox) || !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<Path> content = content(place);
        // a source lands a folder with its consent record
        return content.contains(place.resolve(KeptAgreement.RECORD))
                && content.stream().allMatch(file -> at(file).isPresent());
    }

    private static List<Path> content(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Landed> at(Path file) {
        boolean canBe = file.startsWith(inbox) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return canBe ? record.at(inbox.relativize(file).toString().replace('\\', '/')) : Optional.empty();
    }

    /** Whether a source landed this file, or all files of this folder, and they still have the bytes that came. */
    boolean isOurs(Path place) {
        return isFolderOfLanded(place) ? content(place).stream().allMatch(this::isUnchanged) : isUnchanged(place);
    }

    private boolean isUnchanged(Path file) {
        return at(file).filter(landed -> file.toFile().length() == landed.bytes())
                .filter(landed ->
                        InputOnDisk.sha256(file).filter(landed.sha256()::equals).isPresent())
                .isPresent();
    }
}
