package org.posterity.application;

import java.time.Duration;
import java.util.List;
import org.posterity.model.Finding;

/** Takes what somebody should hear of an archive while a use case is at work. */
public interface Notices {

    /** Something in a sentence. */
    void say(String sentence);

    /**
     * Another run is at work on what comes next and is waited for.
     *
     * @param patience how long at most; zero where it is waited for as long as it takes
     */
    void waiting(Duration patience);

    /** Tells of what is wrong in storage, a sentence each; whether there is anything. */
    default boolean tell(List<Finding> findings) {
        findings.forEach(finding -> say(FindingInWords.whole(finding)));
        return !findings.isEmpty();
    }
}
