package org.posterity.application;

/** What became of an input. The first three have a deadline. */
public enum InputState {
    REFUSED("refused", "inputs.refused-days", 30),
    WAITING("waiting for acceptance", "inputs.waiting-days", 30),
    HELD("held", "inputs.held-days", 90),
    /** Destroyed, at least as far as it was allowed. */
    DESTROYED("destroyed", "", 0),
    RETURNED("returned", "", 0);

    private final String words;
    private final String setting;
    private final int usual;

    InputState(String words, String setting, int usual) {
        this.words = words;
        this.setting = setting;
        this.usual = usual;
    }

    public String words() {
        return words;
    }

    /** Whether somebody still has to return or destroy it. */
    boolean isOpen() {
        return !setting.isEmpty();
    }

    /** For how many days it stays where it is. */
    long days(Settings settings) {
        return settings.number(setting, usual);
    }
}
