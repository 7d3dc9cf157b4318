package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose archive it is, as actor.json says: its address, and its name on its server. Nothing else of the file is read here.
 *
 * @param id its address
 * @param handle {@code name@server}; absent where the file does not tell
 * @param followers the address that stands for all its followers
 */
record Owner(String id, Optional<String> handle, String followers) {
    private static final Set<String> READ = Set.of("id", "preferredUsername", "followers", "webfinger");
    private static final Set<String> MARKS = Set.of("inbox", "outbox", "publicKey");
    private static final Set<String> EVERYBODY =
            Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");

    /** Forms of addresses of which it is known where in them a name stands, and of those without one. */
    private static final Pattern PLAIN = Pattern.compile(
            "https?://[^/\\s]++/(?:@[^/?#\\s]++|users/[^/?#\\s]++|objects/[\\w-]++|notes/\\w++|notice/\\w++)(?:[/?#]\\S*+)?");

    /** The account of an actor.json; empty where the file is none. */
    static Optional<Owner> in(Path file) throws IOException {
        if (Files.size(file) > Outbox.LARGEST_ITEM) {
            return Optional.empty();
        }
        Map<String, String> said = new HashMap<>();
        Set<String> keys = new HashSet<>();
        try (JsonParser parser = Json.open(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (MARKS.contains(key)) {
                    keys.add(key);
                }
                if (parser.nextToken() == JsonToken.VALUE_STRING && READ.contains(key)) {
                    said.put(key, parser.getText());
                }
                parser.skipChildren();
            }
            Json.requireEnd(parser);
        }
        String id = said.get("id");
        if (id == null || keys.isEmpty() || !said.containsKey("preferredUsername")) {
            return Optional.empty();
        }
        return Optional.of(new Owner(id, handle(said), said.getOrDefault("followers", id + "/followers")));
    }

    private static Optional<String> handle(Map<String, String> said) {
        String name = said.get("preferredUsername");
        String webfinger = said.getOrDefault("webfinger", "").replaceFirst("^(?:acct:)?@?", "");
        String server =
                webfinger.startsWith(name + "@") ? webfinger.substring(name.length() + 1) : host(said.get("id"));
        return server.isEmpty() ? Optional.empty() : Optional.of(name + "@" + server);
    }

    /** Whether an address stands for everybody. */
    static boolean isEverybody(String address) {
        return EVERYBODY.contains(address);
    }

    /** Whether an address stands for everybody, or for the account's own followers, and not for a person. */
    boolean isAudience(String address) {
        return isEverybody(address) || address.equals(followers) || isOwn(address);
    }

    /** Whether an address is the account's own, or lies below it. */
    boolean isOwn(String address) {
        return address.equals(id) || address.startsWith(id + "/");
    }

    /** Whether no name can be hidden in an address: it leads to the own server, or has a form of which the place of the name is known. */
    boolean isPlainLink(String address) {
        String tag = "tag:" + host(id) + ",";
        return host(address).equals(host(id))
                || address.startsWith(tag)
                || PLAIN.matcher(address).matches();
    }

    private static String host(String address) {
        try {
            String host = URI.create(address.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
