package org.posterity.intake;

/** The result of a malware scan. Without a scanner a submission is NOT_SCANNED. */
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
