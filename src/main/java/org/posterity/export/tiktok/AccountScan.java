package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Account;
import org.posterity.model.Category;

/**
 * The first reading of an export: it looks for the account's name and birth date alone. Every other value is passed over, never built.
 * It stops at the name; whether the rest is well formed shows when the export is read.
 */
final class AccountScan {
    private static final Set<String> NO_NAME = Set.of("n/a", "none", "null");

    private final Structure structure;
    private boolean known;
    private boolean empty = true;
    private Optional<LocalDate> birthDate = Optional.empty();

    AccountScan(Structure structure) {
        this.structure = structure;
    }

    /** Whether a root or a section of TikTok's was met. */
    boolean metKnownSection() {
        return known;
    }

    /** Whether the export is {@code {}}. */
    boolean metNothing() {
        return empty;
    }

    /** The day on which the account's owner was born, where it stands beside the account's name. */
    Optional<LocalDate> birthDate() {
        return birthDate;
    }

    /** Reads from the opening brace on. */
    Optional<Account> read(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            empty = false;
            Shape section = structure.section(parser.currentName());
            known |= structure.isRoot(parser.currentName()) || section != null;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Optional<Account> account = isProfile(section) ? inProfile(parser) : inRoot(parser);
                if (account.isPresent()) {
                    return account;
                }
            } else {
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private Optional<Account> inRoot(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Shape section = structure.section(parser.currentName());
            known |= section != null;
            if (parser.nextToken() == JsonToken.START_OBJECT && isProfile(section)) {
                Optional<Account> account = inProfile(parser);
                if (account.isPresent()) {
                    return account;
                }
            } else {
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private static boolean isProfile(Shape section) {
        return section != null && section.category().equals(Optional.of(Category.PROFILE));
    }

    private Optional<Account> inProfile(JsonParser parser) throws IOException {
        Optional<Account> found = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean map = parser.currentName().equals("ProfileMap");
            boolean name = parser.currentName().equals("userName");
            boolean birth = parser.currentName().equals("birthDate");
            JsonToken value = parser.nextToken();
            if (map && value == JsonToken.START_OBJECT) {
                Optional<Account> inside = inProfile(parser);
                found = found.isPresent() ? found : inside;
            } else if (name && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
                String text = parser.getText().strip();
                found = isName(text) ? Optional.of(new Account(TikTokReader.PLATFORM, text)) : found;
            } else if (birth && value == JsonToken.VALUE_STRING) {
                birthDate = ExportDates.day(parser.getText()).or(() -> birthDate);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static boolean isName(String text) {
        String name = text.startsWith("@") ? text.substring(1) : text;
        return !name.isBlank() && !NO_NAME.contains(name.toLowerCase(Locale.ROOT));
    }
}
