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
 * The first reading of an export: it looks for the account's name and birth date alone. Every other value is passed over, never
 * built. It reads to the end, since a birth date may stand anywhere beside the name or without one, and more than once.
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

    /** What an object is to the profile. */
    private enum Part {
        /** Nothing: the profile may stand in it. */
        NONE,
        /** The profile, where the name of the account stands. */
        PROFILE,
        /** Something within it, or a map of its kind in a section that is not known: no name is taken from there. */
        WITHIN
    }

    /** @param parser stands on the opening brace */
    AccountScan(Structure structure, JsonParser parser) {
        this.structure = structure;
        this.parser = parser;
    }

    /** Whether a root or a section of TikTok's was met. */
    boolean metKnownSection() {
        return known;
    }

    /** Whether the export is {@code {}}. */
    boolean metNothing() {
        return empty;
    }

    /** The account that is named; of several the first. */
    Optional<Account> account() {
        return account;
    }

    /** Whether different accounts are named, so that nobody can tell whose export it is. */
    boolean namesSeveralAccounts() {
        return ofSeveral;
    }

    /** All that stands as the owner's birth date. */
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

    /** A name in a list or an object is one, too: an export that names somebody must not pass as one that names nobody. */
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

    /** What stands there; a list or an object is no day, but it is not nothing either. */
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
