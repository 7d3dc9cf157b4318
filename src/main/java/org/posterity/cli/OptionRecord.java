package org.posterity.cli;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.posterity.cli.ConsentOptions.Field;
import org.posterity.cli.ConsentOptions.Kind;
import org.posterity.consent.ConsentDraft;
import org.posterity.located.Faults;
import org.posterity.located.Location;
import org.posterity.model.Account;
import org.posterity.model.Platform;
import org.posterity.model.Platforms;

/** Puts the options of {@code consent new} into the fields of a record, and knows which option each field comes from. */
final class OptionRecord {
    /** The parts of a grant, each with the option that says it for all grants. */
    private static final Map<String, String> GRANT = new LinkedHashMap<>();

    static {
        GRANT.put("categories", "--category");
        GRANT.put("purposes", "--purpose");
        GRANT.put("access", "--access");
        GRANT.put("from", "--from");
        GRANT.put("until", "--until");
    }

    private final ConsentOptions options;
    private final ObjectNode record = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> names = new HashMap<>();
    private final Faults faults = new Faults();

    OptionRecord(ConsentOptions options, Platforms platforms) {
        this.options = options;
        ConsentOptions.FIELDS.stream()
                .filter(field -> !field.pointer().isEmpty())
                .forEach(field -> names.put(field.pointer(), field.option()));
        names.put("/embargo", "--embargo-event");
        names.put("/events", "--signed");
        record.putObject("institution");
        record.putObject("grantor").putArray("persons").addObject();
        if (options.has("--minor")) {
            record.put("age", "minor");
        }
        if (options.has("--account-unnamed")) {
            record.put("accountUnnamed", true);
        }
        options.value("--notice")
                .ifPresent(words -> record.set(
                        "notice",
                        or("/notice", () -> ConsentDraft.notice(words), () -> ConsentDraft.notice("A notice."))));
        accounts(platforms);
        others();
        grants();
        papers();
        ConsentOptions.FIELDS.stream()
                .filter(field -> !GRANT.containsValue(field.option())
                        && !field.pointer().isEmpty()
                        && !field.option().equals("--notice"))
                .forEach(field -> plain(field, field.pointer()));
    }

    /** The record as far as the options fill it. */
    ObjectNode json() {
        return record;
    }

    /** Values that could not be put into a record at all. */
    Faults faults() {
        return faults;
    }

    /** The option a field comes from; the field itself if no option sets it. */
    String name(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            if (names.containsKey(place)) {
                return names.get(place);
            }
        }
        return pointer;
    }

    /** A text, or words separated by commas. */
    private void plain(Field field, String pointer) {
        if (field.kind() == Kind.TEXT) {
            options.value(field.option()).ifPresent(text -> set(pointer, TextNode.valueOf(text.strip())));
        } else if (field.kind() == Kind.LIST && options.has(field.option())) {
            boolean codes = field.option().equals("--country");
            list(
                    pointer,
                    field.option(),
                    options.values(field.option()).stream()
                            .map(word -> codes ? word.toUpperCase(Locale.ROOT) : word)
                            .toList());
        }
    }

    private void list(String pointer, String option, List<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(word -> {
            names.put(pointer + "/" + list.size(), numbered(option, list.size()));
            list.add(word.strip());
        });
        set(pointer, list);
    }

    private void set(String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = record.at(place.head());
        ObjectNode object = parent instanceof ObjectNode there ? there : record.withObject(place.head());
        object.set(place.last().getMatchingProperty(), value);
    }

    private void accounts(Platforms platforms) {
        List<String> accounts = options.values("--account");
        for (int i = 0; i < accounts.size(); i++) {
            String written = accounts.get(i);
            Platform some = platforms.known().get(0);
            Account any = new Account(some.id(), i + some.example());
            names.put("/accounts/" + i, numbered("--account", i));
            Account account = or(
                    "/accounts/" + i,
                    () -> platforms
                            .account(written)
                            .orElseThrow(() -> new IllegalArgumentException(platforms.howWritten())),
                    () -> any);
            record.withArray("/accounts")
                    .addObject()
                    .put("platform", account.platform())
                    .put("username", account.username());
        }
    }

    private void others() {
        List<String> signers = options.values("--joint-signer");
        for (int i = 0; i < signers.size(); i++) {
            int equals = signers.get(i).lastIndexOf('=');
            String place = "/grantor/persons/" + (i + 1);
            names.put(place, numbered("--joint-signer", i));
            names.put(place + "/signedAt", numbered("--joint-signer", i) + " (NAME=DATE)");
            ObjectNode person =
                    record.withObject("/grantor").withArray("/persons").addObject();
            person.put(
                    "name",
                    signers.get(i)
                            .substring(0, equals < 0 ? signers.get(i).length() : equals)
                            .strip());
            if (equals >= 0) {
                person.put("signedAt", signers.get(i).substring(equals + 1).strip());
            }
        }
    }

    private void papers() {
        for (String option : List.of("--evidence", "--evidence-handed-in")) {
            List<String> files = options.values(option);
            for (int i = 0; i < files.size(); i++) {
                Path file = Path.of(files.get(i));
                String place = "/evidence/" + record.withArray("/evidence").size();
                names.put(place, numbered(option, i));
                ObjectNode any = JsonNodeFactory.instance
                        .objectNode()
                        .put("name", place)
                        .put("digest", "sha256:" + "0".repeat(64));
                record.withArray("/evidence")
                        .add(or(
                                place,
                                () -> ConsentDraft.paper(file, option.equals("--evidence-handed-in")),
                                () -> any));
            }
        }
    }

    /** One grant from single options, and any number more, each in one option. */
    private void grants() {
        List<String> further = options.values("--grant");
        if (further.isEmpty()) {
            GRANT.forEach((field, option) -> said("/" + field, option));
            return;
        }
        if (further.size() == 1 && !options.has("--category")) {
            grant("/", numbered("--grant", 0), further.get(0));
            return;
        }
        int count = 0;
        record.putArray("grants");
        if (options.has("--category")) {
            record.withArray("/grants").addObject();
            GRANT.forEach((field, option) -> said("/grants/0/" + field, option));
            count++;
        }
        for (int i = 0; i < further.size(); i++, count++) {
            record.withArray("/grants").addObject();
            grant("/grants/" + count + "/", numbered("--grant", i), further.get(i));
        }
    }

    private void said(String pointer, String option) {
        names.put(pointer, option);
        ConsentOptions.FIELDS.stream()
                .filter(field -> field.option().equals(option))
                .forEach(field -> plain(field, pointer));
    }

    private void grant(String place, String name, String written) {
        Map<String, String> parts = parts(place, name, written);
        GRANT.forEach((field, option) -> {
            if (!parts.containsKey(field) && !List.of("categories", "until").contains(field)) {
                said(place + field, option);
                return;
            }
            names.put(place + field, name + ", " + field);
            Optional.ofNullable(parts.get(field)).ifPresent(value -> {
                if (List.of("categories", "purposes").contains(field)) {
                    list(place + field, name + ", " + field, Arrays.asList(value.split(",")));
                } else {
                    set(place + field, TextNode.valueOf(value));
                }
            });
        });
    }

    private Map<String, String> parts(String place, String name, String written) {
        Map<String, String> parts = new HashMap<>();
        String[] pieces = written.strip().split(";");
        for (int i = 0; i < pieces.length; i++) {
            int equals = pieces[i].indexOf('=');
            String part = equals < 0 ? "" : pieces[i].substring(0, equals).strip();
            String value = pieces[i].substring(equals + 1).strip();
            if (!GRANT.containsKey(part) || value.isEmpty()) {
                faults.add(
                        Location.named(name + ", part " + (i + 1)),
                        "This is not one of " + String.join("=, ", GRANT.keySet()) + "= followed by a value.",
                        "");
            } else if (parts.putIfAbsent(part, value) != null) {
                faults.add(
                        new Location(place + part, name + ", " + part, 0),
                        "This is given twice, and the program will not guess which one is meant.",
                        "Keep one of them.");
            }
        }
        return parts;
    }

    /**
     * The value read. If it cannot be read, notes a fault and uses an allowed value, so that everything else is still
     * checked.
     */
    private <T> T or(String pointer, Supplier<T> read, Supplier<T> any) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            faults.add(new Location(pointer, name(pointer), 0), e.getMessage(), "");
            return any.get();
        }
    }

    private static String numbered(String option, int index) {
        return option + " " + (index + 1);
    }
}
