package org.posterity.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.Category;
import org.posterity.page.CopyView.Entry;

/** A WARC file of a package, and what decides who may see it. */
final class PackagedPart {
    private final String warc;
    private final int accession;
    private final Kind kind;
    private final Set<Category> categories = EnumSet.noneOf(Category.class);
    private final Set<String> besides = new TreeSet<>();
    private final Set<Category> now = EnumSet.noneOf(Category.class);
    private int newest;
    private Optional<Entry> entry = Optional.empty();
    private Optional<AccountSections> sections = Optional.empty();

    /** What a WARC file is about. */
    enum Kind {
        POST,
        FILE,
        ACCOUNT
    }

    /**
     * @param warc its path in the bag
     * @param accession the accession that brought it
     */
    PackagedPart(String warc, int accession, Kind kind) {
        this.warc = warc;
        this.accession = accession;
        this.kind = kind;
    }

    String warc() {
        return warc;
    }

    int accession() {
        return accession;
    }

    Kind kind() {
        return kind;
    }

    /** The categories of its content; all must be open. To be added to. */
    Set<Category> categories() {
        return categories;
    }

    /** The categories that its post needs besides by what the newest accession says of it, and which that is. */
    Set<Category> now() {
        Set<Category> more = EnumSet.copyOf(now);
        more.removeAll(categories);
        return more;
    }

    int newest() {
        return newest;
    }

    /** What a later accession says of its post takes the place of what the accessions before said. */
    void isNow(int later, Set<Category> needed) {
        newest = later;
        now.clear();
        now.addAll(needed);
    }

    /** WARC files of posts that it belongs to, or may belong to; all must be open. To be added to. */
    Set<String> besides() {
        return besides;
    }

    /** What the index of a copy shows of it; empty for what has no page. */
    Optional<Entry> entry() {
        return entry;
    }

    void show(Entry shown) {
        entry = Optional.of(shown);
    }

    /** What it holds of the account, section by section; empty for posts and files. */
    Optional<AccountSections> sections() {
        return sections;
    }

    void ofAccount(AccountSections held) {
        sections = Optional.of(held);
    }
}
