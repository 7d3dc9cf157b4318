package org.posterity.consent;

/**
 * How to word what a record allows: now, formerly, from some day on, or if it were valid.
 *
 * @param meaning what follows from its not being valid; empty when it is
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
                        + ". Nothing may be taken in or shown under it any more. Decide with the donor what "
                        + "happens to material you already hold.");
            case ENDED ->
                was("Its last day was " + day
                        + ". Since then nothing may be taken in under it, and material you hold under it is "
                        + "closed to readers. Nothing is deleted.");
            case NOT_YET ->
                new ExtentInWords(
                        "May be kept from then on",
                        "May be shown from then on to",
                        "It begins on " + day + ". Until then nothing may be taken in or shown under it.");
            case IN_FORCE ->
                new ExtentInWords(
                        "Would be kept if it were valid",
                        "If it were valid, would be shown to",
                        "Until this is corrected, nothing may be taken in under it.");
        };
    }

    private static ExtentInWords was(String meaning) {
        return new ExtentInWords("Was to be kept", "Was to be shown to", meaning);
    }
}
