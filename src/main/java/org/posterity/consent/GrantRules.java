package org.posterity.consent;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.located.Value;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Grant;

/** Reads the grants of a record: either the record's own fields form the one grant, or there is a list of grants instead. */
final class GrantRules {
    private static final List<String> FIELDS = List.of("categories", "purposes", "access", "from", "until");

    private GrantRules() {}

    /** The grants; only meaningful if there are no faults. */
    static List<Grant> read(Value record) {
        if (!record.has("grants")) {
            return List.of(grant(record));
        }
        for (String field : FIELDS) {
            if (record.has(field)) {
                record.at(field)
                        .faultIfFirst(
                                "This field appears together with a list of grants, so it is unclear which counts.",
                                "Move it into the grants, or remove the list of grants.");
            }
        }
        List<Grant> grants =
                record.at("grants").groups().stream().map(GrantRules::grant).toList();
        if (grants.isEmpty()) {
            record.at("grants").faultUnlessItFollows("Nothing is granted.", "Add at least one grant.");
        }
        return grants;
    }

    private static Grant grant(Value fields) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        fields.at("categories")
                .elements()
                .forEach(element -> element.word(Category::parse).ifPresent(categories::add));
        Set<String> purposes = new TreeSet<>();
        fields.at("purposes").elements().forEach(element -> element.text().ifPresent(purposes::add));
        AccessLevel access = fields.needed("access", value -> value.word(AccessLevel::parse));
        LocalDate from = fields.needed("from", Value::day);
        Optional<LocalDate> until = fields.at("until").day();
        somethingIsNamed(fields.at("categories"), categories);
        somethingIsNamed(fields.at("purposes"), purposes);
        if (from != null && until.filter(from::isAfter).isPresent()) {
            fields.at("until")
                    .faultIfFirst(
                            "The consent ends before it begins.",
                            "Correct from or until; omit until for a gift for good.");
        }
        return new Grant(categories, purposes, access, from, until);
    }

    private static void somethingIsNamed(Value list, Set<?> named) {
        if (named.isEmpty()) {
            list.faultUnlessItFollows("This list is empty.", "Name at least one.");
        }
    }
}
