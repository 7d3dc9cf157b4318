package org.posterity.packaging.ground;

import java.util.Arrays;
import java.util.Optional;
import org.posterity.export.Visibility;
import org.posterity.model.Category;

/** What the bytes at hand are of, as far as the package itself has told before: who could see the post, which section, which file. */
final class Subject {
    private Optional<Visibility> visibility = Optional.empty();
    private boolean deleted;
    private String section = "";
    private Optional<Category> category = Optional.empty();
    private String digest = "";
    private boolean settled;

    /** The same, of a record whose header states this digest. */
    Subject ofFile(String stated) {
        Subject file = new Subject();
        file.visibility = visibility;
        file.deleted = deleted;
        file.settled = settled;
        file.digest = stated;
        return file;
    }

    /** Nothing that comes later changes it. */
    Subject settled() {
        settled = true;
        return this;
    }

    /** What an object inside is of: the same where it is settled, else it tells by itself. */
    Subject inside() {
        return settled ? this : new Subject();
    }

    void learn(String key, String value) {
        if (settled) {
            return;
        }
        switch (key) {
            case "visibility" ->
                visibility = Arrays.stream(Visibility.values())
                        .filter(each -> each.words().equals(value))
                        .findFirst();
            case "deleted" -> deleted = value.equals("true");
            case "section" -> section = value;
            case "category" -> category = Category.parse(value);
            default -> {
                // Other keys do not tell what they stand beside.
            }
        }
    }

    Optional<Visibility> visibility() {
        return visibility;
    }

    boolean deleted() {
        return deleted;
    }

    String section() {
        return section;
    }

    Optional<Category> category() {
        return category;
    }

    String digest() {
        return digest;
    }
}
