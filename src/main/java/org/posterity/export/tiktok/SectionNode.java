package org.posterity.export.tiktok;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;

/** A path of the export and how often it was met. The tree stays small: unknown keys share one node, {@code *}. */
final class SectionNode {
    private static final String ANY = "*";

    /** Maps whose keys are data by design: chat partners, groups, room ids. Settings have odd keys, new ones every year. */
    private static final Set<String> KEYED_BY_DATA =
            Set.of("ChatHistory", "GroupChat", "TakoChatHistory", "WatchLiveMap");

    private static final String SETTINGS = "SettingsMap";

    private final TikTokStructure structure;
    private final SectionNode parent;
    private final String key;
    private final boolean understood;
    private final Map<String, SectionNode> children = new TreeMap<>();
    private SectionNode element;
    private long met;

    private SectionNode(TikTokStructure structure, SectionNode parent, String key, boolean understood) {
        this.structure = structure;
        this.parent = parent;
        this.key = key;
        this.understood = understood;
    }

    static SectionNode root(TikTokStructure structure) {
        return new SectionNode(structure, null, "", true);
    }

    /** The node below this key, counted once more. */
    SectionNode meet(String childKey) {
        boolean data = KEYED_BY_DATA.contains(key);
        boolean known = !data && structure.knows(childKey);
        SectionNode child = children.computeIfAbsent(
                known ? childKey : ANY,
                name -> new SectionNode(structure, this, name, understood && (known || data || isInSettings())));
        child.met++;
        return child;
    }

    /** Whether this stands for one key, not for all that are unknown. */
    boolean isNamed() {
        return !key.equals(ANY);
    }

    /** The node of this list's elements, counted once more. */
    SectionNode meetElement() {
        if (element == null) {
            element = new SectionNode(structure, this, "[]", understood);
        }
        element.met++;
        return element;
    }

    /** Whether this is a list of the account's posts, under whichever root the year has put it. */
    boolean isPostList() {
        return key.equals("VideoList") && parent != null && (parent.key.equals("Videos") || parent.key.equals("Posts"));
    }

    /** Whether this is the map of profile fields. */
    boolean isProfileMap() {
        return key.equals("ProfileMap")
                && parent != null
                && (parent.key.equals("Profile Information") || parent.key.equals("Profile Info"));
    }

    private boolean isInSettings() {
        return key.equals(SETTINGS) || parent != null && parent.isInSettings();
    }

    String path() {
        if (parent == null) {
            return "";
        }
        String above = parent.path();
        return key.equals("[]") ? above + key : above.isEmpty() ? key : above + "." + key;
    }

    void collect(List<SectionCount> into) {
        if (parent != null) {
            into.add(new SectionCount(
                    path(),
                    met,
                    understood ? SectionCount.Standing.KNOWN : SectionCount.Standing.UNKNOWN_KEY,
                    new TreeSet<>(),
                    category()));
        }
        if (element != null) {
            element.collect(into);
        }
        children.values().forEach(child -> child.collect(into));
    }

    private Optional<Category> category() {
        String root = null;
        String section = null;
        for (SectionNode node = this; node.parent != null; node = node.parent) {
            section = root;
            root = node.key;
        }
        return structure.category(root, Optional.ofNullable(section));
    }
}
