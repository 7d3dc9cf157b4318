package org.posterity.consent;

/**
 * How to speak of what a record allows: as of something that may be done, or that once might, or might be some day.
 *
 * @param meaning what it means that it is not valid; empty when it is
 */
record ExtentInWords(String kept, String shown, String meaning) {

    static ExtentInWords of(boolean valid, AgreementState standing) {
        if (valid) {
            return new ExtentInWords("May be kept", "May be shown to", "");
        }
        String day = standing.day().map(Object::toString).orElse("");
        return switch (standing.kind()) {
            case WITHDRAWN ->
                was("Withdrawn on " + day
                        + ". Nothing may be taken in or shown under it any more. What you hold already, you"
                        + " decide on with the donor.");
            case ENDED ->
                was("Its last day was " + day
                        + ". Since then nothing may be taken in under it, and what you hold by it is closed"
                        + " to readers. Nothing is deleted by that.");
            case NOT_YET ->
                new ExtentInWords(
                        "May be kept from then on",
                        "May be shown from then on to",
                        "It begins on " + day + ". Until then nothing may be taken in or shown under it.");
            case IN_FORCE ->
                new ExtentInWords(
                        "Would be kept, were it valid",
                        "Would be shown, were it valid, to",
                        "Until that is mended nothing may be taken in under it.");
        };
    }

    private static ExtentInWords was(String meaning) {
        return new ExtentInWords("Was to be kept", "Was to be shown to", meaning);
    }
}
