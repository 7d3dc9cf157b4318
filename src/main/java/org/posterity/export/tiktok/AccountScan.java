package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.consent.BirthDate;
import org.posterity.export.json.Shape;
import org.posterity.model.Account;
import org.posterity.model.Category;

/**
 * The first reading of an export, which looks only for the account's name and birth date. Every other value is skipped,
 * never built. It reads to the end, because a birth date may occur anywhere, more than once, and without a name.
 */
final class AccountScan {
    private static final Set<String> NO_NAME = Set.of("n/a", "none", "null");

    private final Structure structure;
    private final JsonParser parser;
    private boolean known;
    private boolean empty = true;
    private Optional<Account> account = Optional.empty();
    private boolean ofSeveral;
    private BirthDate birthDate = BirthDate.NONE;

    /** How an object relates to the profile. */
    private enum Part {
        /** Not at all: the profile may be inside it. */
        NONE,
        /** The profile itself, which has the account's name. */
        PROFILE,
        /** Inside the profile, or a similar map in an unknown section: no name is taken from there. */
        WITHIN
    }

    /** @param parser at the opening brace */
    AccountScan(Structure structure, JsonParser parser) {
        this.structure = structure;
        this.parser = parser;
    }

    /** Whether a known root or section was found. */
    boolean metKnownSection() {
        return known;
    }

    /** Whether the export is {@code {}}. */
    boolean metNothing() {
        return empty;
    }

    /** The account that is named; the first, if there are several. */
    Optional<Account> account() {
        return account;
    }

    /** Whether different accounts are named, so that nobody can tell whose export it is. */
    boolean namesSeveralAccounts() {
        return ofSeveral;
    }

    /** Everything given as the owner's birth date. */
    BirthDate birthDate() {
        return birthDate;
    }

    void read() throws IOException {
        members(Part.NONE, 0);
    }

    private void members(Part part, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            meet(key, depth);
            JsonToken value = parser.nextToken();
            if (part != Part.NONE && key.equalsIgnoreCase("birthDate")) {
                birthDate = birthDate.and(birthDate(value));
            } else if (part == Part.PROFILE && key.equalsIgnoreCase("userName")) {
                names(value);
            } else if (value == JsonToken.START_OBJECT) {
                members(below(part, key), depth + 1);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void meet(String key, int depth) {
        empty = false;
        if (depth < 2 && !known) {
            known = structure.section(key) != null || depth == 0 && structure.isRoot(key);
        }
    }

    private Part below(Part part, String key) {
        Shape section = structure.section(key);
        boolean map = key.equalsIgnoreCase("ProfileMap");
        if (map && part == Part.PROFILE
                || section != null && section.category().equals(Optional.of(Category.PROFILE))) {
            return Part.PROFILE;
        }
        return map || part != Part.NONE ? Part.WITHIN : Part.NONE;
    }

    /** A name in a list or an object counts too: an export that names somebody must not pass as one that names nobody. */
    private void names(JsonToken value) throws IOException {
        int open = 0;
        JsonToken token = value;
        while (true) {
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                name(parser.getText().strip());
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private void name(String text) {
        if (isName(text)) {
            Account named = new Account(TikTok.PLATFORM.id(), text);
            ofSeveral |= account.filter(before -> !before.sameAs(named)).isPresent();
            account = account.or(() -> Optional.of(named));
        }
    }

    /** What is given there. A list or an object is no date, but not nothing either. */
    private BirthDate birthDate(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return BirthDate.NONE;
        }
        if (value.isScalarValue()) {
            return BirthDates.read(parser.getText());
        }
        parser.skipChildren();
        return BirthDate.UNREADABLE;
    }

    private static boolean isName(String text) {
        String name = text.startsWith("@") ? text.substring(1) : text;
        return !name.isBlank() && !NO_NAME.contains(name.toLowerCase(Locale.ROOT));
    }
}
