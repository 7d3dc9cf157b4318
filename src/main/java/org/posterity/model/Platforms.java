package org.posterity.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The platforms whose exports can be read.
 *
 * @param known at least one; if an address matches several, the first counts
 */
public record Platforms(List<Platform> known) {

    public Platforms {
        known = List.copyOf(known);
    }

    /** The platform with this id, if it is known. */
    public Optional<Platform> of(String id) {
        return known.stream().filter(platform -> platform.id().equals(id)).findFirst();
    }

    /**
     * Reads what a person writes for an account: {@code PLATFORM:USERNAME}, the address of its page or of one of its posts,
     * or {@code @USERNAME}, if only one platform has such user names.
     */
    public Optional<Account> account(String written) {
        String text = written.strip();
        int colon = text.indexOf(':');
        Optional<Platform> named = of(text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT));
        List<Platform> possible = named.map(List::of).orElse(known);
        String name = named.isPresent() ? text.substring(colon + 1) : text;
        Optional<Account> linked = possible.stream()
                .flatMap(platform -> platform.accountAt(name).stream())
                .findFirst();
        if (linked.isPresent() || named.isEmpty() && !name.startsWith("@")) {
            return linked;
        }
        List<Account> fitting = possible.stream()
                .flatMap(platform -> platform.account(name).stream())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Whether a file of this name is an export, or its main part. */
    public boolean isExportFile(String name) {
        return known.stream()
                .anyMatch(platform -> platform.exportFile().matcher(name).matches());
    }

    /** Whether an archive of this name is how a platform delivers an export. */
    public boolean isExportArchive(String name) {
        return known.stream()
                .anyMatch(platform -> platform.exportArchive().matcher(name).matches());
    }

    /** Explains how an account is written. */
    public String howWritten() {
        Platform first = known.get(0);
        return "Write an account as PLATFORM:USERNAME or as the address of its page: " + first.id() + ":"
                + first.example() + " or " + first.examplePage()
                + ". A short link does not contain the name; open it and copy the full address. " + inWords();
    }

    /** Lists the supported platforms in a sentence. */
    public String inWords() {
        return known.stream().map(Platform::id).collect(Collectors.joining(", ", "Supported platforms: ", "."));
    }
}
