package org.posterity.replication;

import java.util.List;
import java.util.Locale;

/**
 * The verified copies of a package, held against the rule. The archive itself is among them where it is intact.
 *
 * @param stores the names of the stores that have one
 */
public record CopyCount(List<String> stores, int places, int media, CopyRule rule) {

    /** @param verified the places that have one */
    public static CopyCount of(List<Store> verified, CopyRule rule) {
        return new CopyCount(
                verified.stream().map(Store::name).toList(),
                (int) verified.stream()
                        .map(store -> folded(store.place()))
                        .distinct()
                        .count(),
                (int) verified.stream()
                        .map(store -> folded(store.medium()))
                        .distinct()
                        .count(),
                rule);
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    public int copies() {
        return stores.size();
    }

    /** Whether it is kept in as many copies, places and media as the settings ask for. */
    public boolean isSafe() {
        return copies() >= rule.copies() && places >= rule.places() && media >= rule.media();
    }

    /** In words: {@code 1 of 2 copies}, {@code safe: 3 copies}. */
    public String words() {
        if (isSafe()) {
            return "safe: " + (copies() == 1 ? "1 copy" : copies() + " copies");
        }
        if (copies() < rule.copies()) {
            return copies() + " of " + rule.copies() + " copies";
        }
        return copies() + " copies, but "
                + (places < rule.places()
                        ? "in " + places + " of " + rule.places() + " places"
                        : "on " + media + " of " + rule.media() + " media");
    }
}
