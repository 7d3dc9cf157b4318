package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/** Reads what a record grants: the fields of the record itself are one grant, or a list of grants takes their place. */
final class GrantRules {
    private static final List<String> FIELDS = List.of("categories", "purposes", "access", "from", "until");

    private final Faults faults;

    GrantRules(Faults faults) {
        this.faults = faults;
    }

    /** The grants; of use only without faults. */
    List<Grant> read(Fields record) {
        if (!record.has("grants")) {
            return List.of(grant(record));
        }
        for (String field : FIELDS) {
            if (record.has(field)) {
                faults.addIfFirst(
                        record.pointer(field),
                        "This stands beside a list of grants, so it would not be clear which of them counts.",
                        "Move it into the grants, or take the list of grants out.");
            }
        }
        List<Grant> grants = record.objects("grants").stream().map(this::grant).toList();
        if (grants.isEmpty()) {
            faults.addUnlessItFollows(record.pointer("grants"), "Nothing is granted.", "Add at least one grant.");
        }
        return grants;
    }

    private Grant grant(Fields fields) {
        List<Category> categories = fields.words("categories", Category::parse);
        Set<String> purposes = new TreeSet<>();
        fields.texts("purposes").stream().filter(text -> text != null).forEach(purposes::add);
        AccessLevel access = fields.word("access", AccessLevel::parse);
        LocalDate from = fields.day("from");
        Optional<LocalDate> until = fields.optionalDay("until");
        somethingIsNamed(fields, "categories", categories.isEmpty());
        somethingIsNamed(fields, "purposes", purposes.isEmpty());
        if (from != null && until.filter(from::isAfter).isPresent()) {
            faults.addIfFirst(
                    fields.pointer("until"),
                    "The consent ends before it begins.",
                    "Correct from or until; leave until out for a gift for good.");
        }
        return new Grant(Set.copyOf(categories), purposes, access, from, until);
    }

    private void somethingIsNamed(Fields fields, String list, boolean empty) {
        if (empty) {
            faults.addUnlessItFollows(fields.pointer(list), "There is too little here.", "Name at least one.");
        }
    }
}
