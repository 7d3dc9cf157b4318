package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.posterity.sources.upload.Handover.Step;

/** Port: what the source must be told of consent, and shows to donors. */
public interface Reception {
    /** The style sheet of all pages. */
    String styles();

    /** The page of a link as it is now, in the donor's language. */
    String page(Handover handover, Step step);

    /**
     * What a donor's answers make.
     *
     * @param draft of the consent record; empty where there is an agreement already
     * @param wishes in the donor's own words
     * @param wishesFile the file that they become
     * @param lookAgain the fields that lack an answer, or have one that does not fit; nothing is handed in while there are any
     */
    record Answered(Optional<byte[]> draft, Optional<String> wishes, String wishesFile, Set<String> lookAgain) {}

    /** Weighs a donor's answers. */
    Answered answered(Invitation invitation, JsonNode answers);
}
