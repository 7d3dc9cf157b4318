package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.model.Category;

/**
 * An entry of a section: a comment, a like, a follower, a login. The table of the platform's structure says which types
 * there are, and which fields each has.
 *
 * @param type for example {@code comment}
 * @param path of the entry as in ledgers, for example {@code Comment.Comments.CommentsList[]}; its fields are below it
 */
public record Item(String type, Category category, String path, Optional<ExportDate> date, List<ItemField> fields) {

    public Item {
        fields = List.copyOf(fields);
    }
}
