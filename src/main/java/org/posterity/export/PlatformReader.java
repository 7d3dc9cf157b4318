package org.posterity.export;

import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Platform;

/**
 * Reads the exports of one platform.
 *
 * <p>An implementation MUST NOT throw for what a file may contain, MUST NOT put a value from an export into a fault or
 * finding, MUST read nothing but the account's name and birth date before admission, and MUST stream. It does not promise an order of posts.
 */
public interface PlatformReader {

    /** The platform, as its accounts are written. */
    Platform platform();

    /** Looks for an export of this platform and for the account it names and its owner's birth date; other values are passed over unread. */
    Recognition recognise(ConsentedSubmission submission);

    /** Reads the export that was recognised. */
    ReadResult read(AdmittedSubmission submission, Recognition.Recognised recognised);
}
