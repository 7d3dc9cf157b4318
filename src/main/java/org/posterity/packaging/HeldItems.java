package org.posterity.packaging;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.Post;
import org.posterity.model.Category;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedItems;

/**
 * How much of each category an accession holds. What the donor allowed and the table keeps is not held where the donation had
 * nothing of it.
 */
final class HeldItems {
    private final Map<Category, Long> byCategory = new EnumMap<>(Category.class);

    HeldItems(ScreenedExport export, Contents contents) {
        contents.posts().stream()
                .map(PlacedPost::account)
                .filter(account -> account.screened().isPresent())
                .forEach(account -> add(category(account.post()), 1));
        add(Category.POSTS, toldOfByFilesAlone(contents));
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
        add(Category.ENGAGEMENT, LedgerWriting.hasEngagement(export, contents) ? 1 : 0);
    }

    /** Posts that no export lists, and of which what came beside their files says something: a caption, an address, a date. */
    private static long toldOfByFilesAlone(Contents contents) {
        return contents.loose().stream()
                .filter(loose -> !loose.notes().captions().isEmpty()
                        || loose.notes().publicUrl().isPresent()
                        || loose.notes().date().isPresent())
                .map(loose -> LooseViews.postId(loose.media().file()))
                .flatMap(Optional::stream)
                .distinct()
                .count();
    }

    /** Posts, items, files; for what is only counted, how many were counted; for profile and engagement whether there is any. */
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
