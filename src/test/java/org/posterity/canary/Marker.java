package org.posterity.canary;

import java.util.List;

/**
 * An invented value that stands at one place only and must not survive.
 *
 * @param place where it was planted
 * @param text as it was planted
 * @param needles what gives it away, each by itself
 */
record Marker(String place, String text, List<String> needles) {
    Marker {
        needles = List.copyOf(needles);
    }
}
