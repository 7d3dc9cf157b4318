package org.posterity.packaging;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.Post;
import org.posterity.model.Category;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedItems;
import org.posterity.privacy.ScreenedNotes;

/**
 * How much of each category an accession holds. A category that is allowed may still be absent from the donation.
 */
final class HeldItems {
    private final Map<Category, Long> byCategory = new EnumMap<>(Category.class);

    HeldItems(ScreenedExport export) {
        export.posts().forEach(post -> add(category(post.post()), 1));
        add(Category.POSTS, toldOfByFilesAlone(export));
        for (ScreenedItems.Section section : export.items().sections()) {
            add(section.category(), section.items());
        }
        for (ScreenedItems.Aggregate aggregate : export.items().aggregates()) {
            aggregate.perYear().values().forEach(items -> add(aggregate.category(), items));
        }
        add(
                Category.MEDIA,
                export.files().stream()
                        .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                        .count());
        add(Category.PROFILE, export.profile().isPresent() ? 1 : 0);
        add(Category.ENGAGEMENT, EngagementCounts.isHeld(export) ? 1 : 0);
    }

    /** Posts that no export lists but that files beside their media describe: a caption, an address, a date. */
    private static long toldOfByFilesAlone(ScreenedExport export) {
        return LooseViews.postIds(export)
                .filter(id -> {
                    ScreenedNotes notes = export.context().loose().getOrDefault(id, ScreenedNotes.NONE);
                    return !notes.captions().isEmpty()
                            || notes.publicUrl().isPresent()
                            || notes.date().isPresent();
                })
                .count();
    }

    /** The number of posts, items or files; for counted sections, the count; for profile and engagement, whether there is any. */
    long of(Category category) {
        return Optional.ofNullable(byCategory.get(category)).orElse(0L);
    }

    private void add(Category category, long items) {
        byCategory.merge(category, items, Long::sum);
    }

    private static Category category(Post post) {
        if (post.deleted()) {
            return Category.DELETED_POSTS;
        }
        return post.visibility().treatedAsPublic() ? Category.POSTS : Category.NON_PUBLIC_POSTS;
    }
}
