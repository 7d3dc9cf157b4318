package org.posterity.format.bagit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metadata elements of {@code bag-info.txt} in their order (RFC 8493 §2.2.2). Labels may repeat and are found whatever
 * their case. Values are never folded over lines: the length of lines is a recommendation only, and readers differ in how they unfold.
 */
public record BagInfo(List<Element> elements) {
    /** No elements yet. */
    public static final BagInfo EMPTY = new BagInfo(List.of());

    /** One label with its value. */
    public record Element(String label, String value) {}

    public BagInfo {
        elements = List.copyOf(elements);
    }

    /**
     * These elements and one more. Line breaks and other control characters in the value become blanks; a value of nothing
     * else is refused, as is a label with a colon, a control character, or a blank at either end.
     */
    public BagInfo with(String label, String value) {
        String line = value.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        if (line.isEmpty()) {
            throw new IllegalArgumentException("A metadata element of a bag has a value.");
        }
        if (label.isEmpty() || !label.equals(label.strip()) || label.matches("(?s).*[:\\p{Cc}].*")) {
            throw new IllegalArgumentException("A label has no colon, no line break, and no blank at its ends.");
        }
        List<Element> more = new ArrayList<>(elements);
        more.add(new Element(label, line));
        return new BagInfo(more);
    }

    /** All values of a label, in order. */
    public List<String> values(String label) {
        return elements.stream()
                .filter(element -> element.label().equalsIgnoreCase(label))
                .map(Element::value)
                .toList();
    }

    /** The first value of a label. */
    public Optional<String> first(String label) {
        return values(label).stream().findFirst();
    }
}
