package org.posterity.export.tiktok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Category;

/** What is known of TikTok's JSON: its keys, and which category of consent each section belongs to. Both are data files. */
final class TikTokStructure {
    /** First-level keys that only TikTok's export has; one of them is enough to recognise it. */
    private static final Set<String> ROOTS = Set.of(
            "Activity",
            "Your Activity",
            "Likes and Favorites",
            "Video",
            "Post",
            "Profile",
            "Profile And Settings",
            "App Settings",
            "Comment",
            "Direct Messages",
            "Direct Message",
            "Tiktok Live",
            "TikTok Live",
            "Tiktok Shopping",
            "TikTok Shop",
            "Ads and data",
            "Poi Review",
            "Location Review",
            "Income Plus Wallet Transactions",
            "Income+ Wallet");

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Category> categories = new HashMap<>();

    TikTokStructure() {
        keys.addAll(lines("known-keys.txt"));
        for (String line : lines("categories.tsv")) {
            String[] parts = line.split("\t");
            categories.put(parts[0], Category.parse(parts[1]).orElseThrow());
        }
    }

    boolean isRoot(String key) {
        return ROOTS.contains(key);
    }

    boolean knows(String key) {
        return keys.contains(key);
    }

    /** The category of a section: its own, or else its root's. */
    Optional<Category> category(String root, Optional<String> section) {
        return section.map(categories::get).or(() -> Optional.ofNullable(categories.get(root)));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = TikTokStructure.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + resource + " is missing from the program.", e);
        }
    }
}
