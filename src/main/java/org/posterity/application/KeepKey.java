package org.posterity.application;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.posterity.privacy.PseudonymKey;

/** Looks after the institution's secret key for pseudonyms. The key itself is never shown. */
public final class KeepKey {
    private final Premises premises;
    private final PseudonymKey key;
    private final Clock clock = Machine.clock();

    public KeepKey(Premises premises) {
        this.premises = premises;
        this.key = new PseudonymKey(premises.outside(premises.settings().keyFolder(), "key.dir"));
    }

    /**
     * The state of the key.
     *
     * @param fingerprint of the key in force, where there is one
     * @param history what was done with keys
     * @param other the fingerprint of the key with which the names in the archive were replaced, if it is a different one
     */
    public record Standing(Optional<String> fingerprint, List<String> history, Optional<String> other) {}

    public Standing standing() {
        List<String> history = key.history();
        Optional<String> fingerprint = key.exists() ? Optional.of(key.fingerprint()) : Optional.empty();
        try (Archive archive = premises.open()) {
            return new Standing(fingerprint, history, archive.pseudonymKey().filter(inUse -> !key.follows(inUse)));
        }
    }

    /**
     * Copies the key into a new file.
     *
     * @return its fingerprint
     */
    public String backUp(Path out) {
        key.backUp(premises.outside(out, "--out"), clock.instant());
        return key.fingerprint();
    }

    /**
     * Makes a new key; the old one is kept beside it.
     *
     * @param policy under which decision of the institution
     * @return the new key's fingerprint
     */
    public String rotate(String policy) {
        if (policy.isBlank()) {
            throw new IllegalArgumentException("Say by which decision the key is rotated.");
        }
        if (!key.exists() && key.history().isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no key to rotate yet; it is made when the first name has to be replaced.");
        }
        key.rotate(policy.strip(), clock.instant());
        return key.fingerprint();
    }

    /**
     * Records a key as lost for good, so that another can replace it.
     *
     * @param fingerprint of the lost key
     * @param policy under which decision of the institution
     * @return the fingerprint of the key in force now
     */
    public String replaceLost(String fingerprint, String policy) {
        if (policy.isBlank()) {
            throw new IllegalArgumentException("Say by which decision work goes on without the key.");
        }
        key.replaceLost(fingerprint.strip(), policy.strip(), clock.instant());
        return key.fingerprint();
    }
}
