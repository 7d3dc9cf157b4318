package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Account;
import org.posterity.model.Platform;

/**
 * Reads the exports of one platform, and knows all that is peculiar to it.
 *
 * <p>An implementation MUST NOT throw for what a file may contain, MUST NOT put a value from an export into a fault or
 * finding, MUST read nothing but the account's name and birth date before admission, and MUST stream. It does not promise an order of posts.
 */
public interface PlatformReader {

    /** The platform, as its accounts are written and its exports are named. */
    Platform platform();

    /** Looks for an export of this platform and for the account it names and its owner's birth date; other values are passed over unread. */
    Recognition recognise(ConsentedSubmission submission);

    /** Reads the export that was recognised. */
    ReadResult read(AdmittedSubmission submission, Recognition.Recognised recognised);

    /**
     * Says to somebody who handed in none what an export of this platform looks like, and where the platform offers it: words
     * behind "None of its files is", and behind "Add".
     */
    Wanted wanted();

    /** What its exports leave out, in every version that is read. */
    List<Omission> omissions();

    /**
     * Whether the path of a file alone says that it is part of an export of this platform. It decides where exports of several
     * platforms lie in one folder.
     */
    default boolean owns(String path) {
        return false;
    }

    /** What the names of media files and the ids of posts say. */
    default MediaNames names() {
        return MediaNames.SILENT;
    }

    /** Reads what lies beside an export. */
    default ContextReader context() {
        return ContextReader.none();
    }

    /** Who writes what lies beside an export: the one that is believed first where they differ comes first. */
    default List<Producer> producers() {
        return List.of();
    }

    /** The public address of a post, made of what is known; empty where it cannot be. */
    default Optional<String> address(Account owner, PostKind kind, String id) {
        return Optional.empty();
    }

    /**
     * An export as it is asked for.
     *
     * @param looks for example "a Burrow export: outbox.json in a zip"
     * @param offered for example "the archive that Burrow offers under Settings"
     */
    record Wanted(String looks, String offered) {}
}
