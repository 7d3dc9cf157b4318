package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.model.Category;

/**
 * An entry of a section: a comment, a like, a follower, a log-in. Which types there are, and which fields each has, stands in
 * the table of the platform's structure.
 *
 * @param type for example {@code comment}
 * @param path of the entry as ledgers write it, for example {@code Comment.Comments.CommentsList[]}; its fields lie below
 */
public record Item(String type, Category category, String path, Optional<ExportDate> date, List<ItemField> fields) {

    public Item {
        fields = List.copyOf(fields);
    }
}
