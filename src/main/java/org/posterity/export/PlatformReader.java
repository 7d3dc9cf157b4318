package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Account;
import org.posterity.model.Platform;

/**
 * Reads the exports of one platform, and knows everything peculiar to it.
 *
 * <p>An implementation MUST NOT throw for anything a file may contain, MUST NOT put a value from an export into a fault or
 * finding, MUST read nothing but the account's name and birth date before admission, and MUST stream. Posts come in no
 * particular order.
 */
public interface PlatformReader {

    /** The platform, as its accounts are written and its exports are named. */
    Platform platform();

    /**
     * Looks for an export of this platform, for the account it names, and for its owner's birth date. Other values are
     * skipped unread.
     */
    Recognition recognise(ConsentedSubmission submission);

    /** Reads a recognised export. */
    ReadResult read(AdmittedSubmission submission, Recognition.Recognised recognised);

    /**
     * Tells somebody who handed in no export what one looks like, and where the platform offers it. The words complete
     * "None of its files is" and "Add".
     */
    Wanted wanted();

    /** What its exports leave out, in all versions that can be read. */
    List<Omission> omissions();

    /**
     * Whether a file's path alone says that it is part of an export of this platform. It decides if exports of several
     * platforms are in one folder.
     */
    default boolean owns(String path) {
        return false;
    }

    /** What names of media files and ids of posts say. */
    default MediaNames names() {
        return MediaNames.SILENT;
    }

    /** Reads what lies beside an export. */
    default ContextReader context() {
        return ContextReader.none();
    }

    /** Who writes the files beside an export, the most trusted first. */
    default List<Producer> producers() {
        return List.of();
    }

    /** The public address of a post, made from what is known; empty if it cannot be made. */
    default Optional<String> address(Account owner, PostKind kind, String id) {
        return Optional.empty();
    }

    /**
     * How to ask for an export.
     *
     * @param looks for example "a Burrow export: outbox.json in a zip"
     * @param offered for example "the archive that Burrow offers under Settings"
     */
    record Wanted(String looks, String offered) {}
}
