package org.posterity.export.tiktok.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.posterity.model.Category;

/**
 * A section of the export.
 *
 * @param path of its list or object in JSON, for example {@code Post.Posts.VideoList}
 * @param categories consent to any of them lets its values be written
 * @param frame the key of a chat, with {@code *} for its name
 */
record Section(String path, SectionShape shape, Set<Category> categories, List<Field> fields, Optional<String> frame) {

    Section {
        categories = Set.copyOf(categories);
        fields = List.copyOf(fields);
    }

    Optional<Field> field(String key) {
        return fields.stream()
                .filter(field -> field.key().equalsIgnoreCase(key))
                .findFirst();
    }

    boolean isCovered(Predicate<Category> covers) {
        return categories.stream().anyMatch(covers);
    }

    /** Whether a heading in a file of this section may open {@code other}. */
    boolean holds(Section other) {
        return other.path.equals(path) || other.path.startsWith(path + ".");
    }

    List<String> keys() {
        return List.of(path.split("\\."));
    }
}
