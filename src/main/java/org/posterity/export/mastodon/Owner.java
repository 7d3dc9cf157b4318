package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.FieldRole;
import org.posterity.export.json.ExportJson;

/**
 * Whose archive it is: the account's address, and its name on its server. Nothing else is read here.
 *
 * @param id its address
 * @param handle {@code name@server}; absent if the archive does not say
 * @param followers the address that stands for all its followers
 */
record Owner(String id, Optional<String> handle, String followers) {
    private static final Set<String> READ = Set.of("id", "preferredUsername", "followers", "webfinger");
    private static final Set<String> EVERYBODY =
            Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");

    /** Forms of addresses in which the place of a name is known, or which have no name. */
    private static final Pattern PLAIN = Pattern.compile(
            "https?://[^/\\s]++/(?:@[^/?#\\s]++|users/[^/?#\\s]++|objects/[\\w-]++|notes/\\w++|notice/\\w++)(?:[/?#]\\S*+)?");

    /** An account's own address that contains its name. */
    private static final Pattern NAMED = Pattern.compile("https?://[^/]++/(?:users/|@)([^/?#@]++)");

    private static final Pattern HOST = Pattern.compile("\\s*+https?://([^/?#:@\\s]++)(?:[/?#:]|\\s*+$)");

    /** What may follow an account's own address and needs no further look. */
    private static final Pattern BELOW = Pattern.compile("(?:[/#][A-Za-z0-9_-]*+)*+");

    /** The account of an actor.json; empty if the file is none. */
    static Optional<Owner> ofActor(Path file) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (JsonParser parser = ExportJson.open(ExportJson.STRICT, file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && READ.contains(key)) {
                    said.put(key, parser.getText());
                }
                parser.skipChildren();
            }
        }
        String id = said.get("id");
        String name = said.get("preferredUsername");
        if (id == null || name == null) {
            return Optional.empty();
        }
        String webfinger = said.getOrDefault("webfinger", "").replaceFirst("^(?:acct:)?@?", "");
        String server = webfinger.startsWith(name + "@") ? webfinger.substring(name.length() + 1) : host(id);
        return Optional.of(new Owner(
                id,
                server.isEmpty() ? Optional.empty() : Optional.of(name + "@" + server),
                said.getOrDefault("followers", id + "/followers")));
    }

    /** The account that wrote an outbox, if its actor.json is lost: its items name it. */
    static Optional<Owner> ofOutbox(Path file) throws IOException {
        try (JsonParser parser = ExportJson.open(ExportJson.STRICT, file)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                // the outbox, its list, an item of it
                if (depth == 3 && token == JsonToken.VALUE_STRING && "actor".equals(parser.currentName())) {
                    String id = parser.getText();
                    Matcher named = NAMED.matcher(id);
                    return host(id).isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Owner(
                                    id,
                                    named.matches() ? Optional.of(named.group(1) + "@" + host(id)) : Optional.empty(),
                                    id + "/followers"));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an address stands for everybody. */
    static boolean isEverybody(String address) {
        return EVERYBODY.contains(address);
    }

    /** Whether an address is the account's own, or is below it. */
    boolean isOwn(String address) {
        return address.equals(id) || address.startsWith(id + "/");
    }

    /**
     * The role of a text that the table calls a person or a link. The account's own address, and the address of everybody,
     * are nobody; an address elsewhere that may hide a name is a person.
     */
    FieldRole role(FieldRole known, String text) {
        if (known != FieldRole.PERSON && known != FieldRole.LINK) {
            return known;
        }
        if (isEverybody(text)
                || text.equals(followers)
                || text.startsWith(id)
                        && BELOW.matcher(text.substring(id.length())).matches()) {
            return FieldRole.ID;
        }
        return known == FieldRole.LINK && !text.isEmpty() && !isPlain(text) ? FieldRole.PERSON : known;
    }

    /** Whether an address cannot hide a name: it leads to the own server, or its form shows where the name is. */
    private boolean isPlain(String address) {
        return host(address).equals(host(id))
                || address.startsWith("tag:" + host(id) + ",")
                || PLAIN.matcher(address).matches();
    }

    private static String host(String address) {
        Matcher host = HOST.matcher(address);
        return host.lookingAt() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
