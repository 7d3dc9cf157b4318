package org.posterity.application;

import java.time.Duration;
import java.util.List;
import org.posterity.model.Finding;

/** Receives notices about an archive while a use case is at work. */
public interface Notices {

    /** Something in a sentence. */
    void say(String sentence);

    /**
     * Another run is at work on what comes next, and this one waits.
     *
     * @param patience how long at most; zero means as long as it takes
     */
    void waiting(Duration patience);

    /** Reports what is wrong in storage, one sentence each. Returns whether there was anything. */
    default boolean tell(List<Finding> findings) {
        findings.forEach(finding -> say(FindingInWords.whole(finding)));
        return !findings.isEmpty();
    }
}
