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

/** Reads what a record grants: the fields of the record itself are one grant, or a list of grants takes their place. */
final class GrantRules {
    private static final List<String> FIELDS = List.of("categories", "purposes", "access", "from", "until");

    private GrantRules() {}

    /** The grants; of use only without faults. */
    static List<Grant> read(Value record) {
        if (!record.has("grants")) {
            return List.of(grant(record));
        }
        for (String field : FIELDS) {
            if (record.has(field)) {
                record.at(field)
                        .faultIfFirst(
                                "This stands beside a list of grants, so it would not be clear which of them counts.",
                                "Move it into the grants, or take the list of grants out.");
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
                            "Correct from or until; leave until out for a gift for good.");
        }
        return new Grant(categories, purposes, access, from, until);
    }

    private static void somethingIsNamed(Value list, Set<?> named) {
        if (named.isEmpty()) {
            list.faultUnlessItFollows("There is too little here.", "Name at least one.");
        }
    }
}
