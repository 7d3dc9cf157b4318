package org.posterity.intake;

/** What is known of malware in a submission. Without a scanner a submission is NOT_SCANNED, and says so. */
public enum VirusCheck {
    CLEAN("clean"),
    INFECTED("infected"),
    NOT_SCANNED("not scanned");

    private final String words;

    VirusCheck(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
