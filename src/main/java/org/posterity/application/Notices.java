package org.posterity.application;

import java.util.List;
import org.posterity.model.Finding;

/** Takes what somebody should hear of an archive while a use case is at work. */
public interface Notices {

    /** @param sentence something that is no package's */
    void say(String sentence);

    /** Something that is wrong with a package, or with a place in storage. */
    void wrong(Finding finding);

    /** Tells of findings; whether there are any. */
    default boolean tell(List<Finding> findings) {
        findings.forEach(this::wrong);
        return !findings.isEmpty();
    }
}
