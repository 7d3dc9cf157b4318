package org.posterity.export.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** An archive as Mastodon makes them; all of it is invented. */
final class MadeUpArchive {
    static final String EVERYBODY = "https://www.w3.org/ns/activitystreams#Public";
    static final String OWN = "https://tide.example/users/kelp";
    static final String FOLLOWERS = OWN + "/followers";
    static final String TERN = "https://far.example/users/zz_tern";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode outbox = collection("outbox.json");
    private final ArrayNode items = outbox.putArray("orderedItems");
    private final Map<String, byte[]> files = new TreeMap<>();

    MadeUpArchive() {
        file("actor.json", """
                {"@context": ["https://www.w3.org/ns/activitystreams"], "id": "%s", "type": "Person", "followers": "%s",
                 "inbox": "https://tide.example/inbox", "outbox": "outbox.json", "preferredUsername": "kelp", "name": "Kelp of the Quay",
                 "summary": "<p>kites, and <a href=\\"%s\\">@<span>zz_tern</span></a></p>", "url": "https://tide.example/@kelp",
                 "published": "2018-02-03T00:00:00Z", "publicKey": {"publicKeyPem": "invented"}, "privateKey": "zz_secret",
                 "attachment": [{"type": "PropertyValue", "name": "Isle", "value": "<b>Wrenwick</b>"}],
                 "icon": {"type": "Image", "mediaType": "image/jpeg", "url": "avatar.jpeg"}}
                """.formatted(OWN, FOLLOWERS, TERN));
        file("avatar.jpeg", "an avatar");
        file("likes.json", list("likes.json", TERN + "/statuses/3"));
        file(
                "bookmarks.json",
                list("bookmarks.json", "https://far.example/p/zz_tern/4", "https://far.example/@zz_tern/5"));
    }

    private static String list(String name, String... addresses) {
        ObjectNode list = collection(name);
        ArrayNode all = list.putArray("orderedItems");
        List.of(addresses).forEach(all::add);
        return list.toString();
    }

    private static ObjectNode collection(String name) {
        return JSON.createObjectNode()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("id", name)
                .put("type", "OrderedCollection");
    }

    MadeUpArchive file(String path, String content) {
        files.put(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    MadeUpArchive without(String path) {
        files.remove(path);
        return this;
    }

    /** A post to these; {@code more} adds to what it holds. */
    MadeUpArchive post(int number, List<String> to, List<String> cc, String html, Consumer<ObjectNode> more) {
        String id = OWN + "/statuses/10" + number;
        ObjectNode item = items.addObject()
                .put("id", id + "/activity")
                .put("type", "Create")
                .put("actor", OWN);
        String published = "2023-04-%02dT10:00:00Z".formatted(number);
        item.put("published", published);
        addressed(item, to, cc);
        ObjectNode object = item.putObject("object")
                .put("id", id)
                .put("type", "Note")
                .putNull("summary")
                .putNull("inReplyTo");
        object.put("published", published)
                .put("url", "https://tide.example/@kelp/10" + number)
                .put("attributedTo", OWN);
        addressed(object, to, cc);
        object.put("sensitive", false)
                .put("content", html)
                .putObject("contentMap")
                .put("en", html);
        object.putArray("attachment");
        object.putArray("tag");
        more.accept(object);
        return this;
    }

    MadeUpArchive post(int number, String html) {
        return post(number, List.of(EVERYBODY), List.of(FOLLOWERS), html, object -> {});
    }

    /** An item as it is. */
    MadeUpArchive item(String json) {
        try {
            items.add(JSON.readTree(json));
            return this;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void addressed(ObjectNode object, List<String> to, List<String> cc) {
        ArrayNode first = object.putArray("to");
        to.forEach(first::add);
        ArrayNode second = object.putArray("cc");
        cc.forEach(second::add);
    }

    /** Attaches media of these addresses to an object. */
    static Consumer<ObjectNode> media(String... urls) {
        return object -> List.of(urls)
                .forEach(url -> ((ArrayNode) object.get("attachment"))
                        .addObject()
                        .put("type", "Document")
                        .put("mediaType", url.endsWith("mp4") ? "video/mp4" : "image/jpeg")
                        .put("url", url)
                        .put("name", "alt of " + url.substring(url.lastIndexOf('/') + 1)));
    }

    /** The files, by their paths. */
    Map<String, byte[]> files() {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.putIfAbsent(
                "outbox.json",
                outbox.put("totalItems", items.size()).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return all;
    }

    static List<String> paths(String... names) {
        List<String> paths = new ArrayList<>();
        for (String name : names) {
            paths.add("media_attachments/files/100/20" + paths.size() + "/original/" + name);
        }
        return paths;
    }
}
