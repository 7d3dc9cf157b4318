package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.posterity.export.FileFate.Aside;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.OwnObject;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.export.mastodon.Addressing.Kind;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;

/** The outbox, read as a stream: one file with all items, as large as an account is old. What its posts say stays in the file. */
final class Outbox implements PostContents {
    /** Bytes; an item that is larger is not read. */
    static final int LARGEST_ITEM = 1 << 22;

    private final Path file;
    private final Structure structure;
    private final Owner own;
    private final Members members;
    private final Place root;
    private final List<Post> posts = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<ReceivedFile> ofLetters = new ArrayList<>();
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private int index;

    private record Slice(long offset, int length) {}

    private record Met(Place place, JsonToken token, boolean fits) {}

    Outbox(Path file, Structure structure, Owner own, Members members) {
        this.file = file;
        this.structure = structure;
        this.own = own;
        this.members = members;
        this.root = Place.ofFile(structure, "outbox", Category.POSTS);
    }

    /** Reads it all. */
    Outbox read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Listing.read(file, root, parser -> item(parser, channel));
        }
        ofLetters.forEach(medium -> members.say(
                medium, new Aside("direct-message", "it belongs to a direct message, which is never kept")));
        return this;
    }

    private void item(JsonParser parser, FileChannel channel) throws IOException {
        JsonToken token = parser.currentToken();
        long offset = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long length = parser.currentLocation().getByteOffset() - offset;
        Kind kind = Kind.NOT_UNDERSTOOD;
        if (token == JsonToken.START_OBJECT && length <= LARGEST_ITEM) {
            kind = object(new Slice(offset, (int) length), channel);
        }
        if (kind != Kind.POST) {
            Place place = root.ofKind(kind);
            place.meet(token, kind != Kind.NOT_UNDERSTOOD);
        }
        kinds.merge(kind, 1L, Long::sum);
        index++;
    }

    private Kind object(Slice slice, FileChannel channel) throws IOException {
        List<Met> met = new ArrayList<>();
        FlatObject object = read(slice, channel, (place, token, fits) -> met.add(new Met(place, token, fits)));
        Activity item = new Activity(object, own, met.stream().anyMatch(Outbox::isTheObject));
        switch (item.kind()) {
            case POST -> {
                Place place = root.ofKind(Kind.POST);
                place.meet(JsonToken.START_OBJECT);
                met.forEach(it -> it.place().meet(it.token(), it.fits()));
                Post post = item.post(posts.size(), "outbox.posts[" + index + "]", members);
                posts.add(post);
                slices.add(slice);
                item.media(members)
                        .forEach(
                                (number, file) -> members.say(file, Matched.listed(post.ordinal(), number, post.id())));
            }
            case DIRECT_MESSAGE -> ofLetters.addAll(item.media(members).values());
            default -> {
                // It is counted, and nothing of it is read any further.
            }
        }
        return item.kind();
    }

    private static boolean isTheObject(Met met) {
        return met.token() == JsonToken.START_OBJECT && met.place().plain().equals("outbox.posts.object");
    }

    private FlatObject read(Slice slice, FileChannel channel, FlatObject.Meeting met) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(slice.length());
        while (bytes.hasRemaining() && channel.read(bytes, slice.offset() + bytes.position()) >= 0) {
            continue;
        }
        try (JsonParser parser = Json.open(bytes.array())) {
            parser.nextToken();
            return FlatObject.read(parser, root.ofKind(Kind.POST), met);
        }
    }

    List<Post> posts() {
        return posts;
    }

    Place root() {
        return root;
    }

    /** How many items of a kind there are. */
    long count(Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    @Override
    public Reading open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Reading() {
            @Override
            public OwnObject of(int ordinal) throws IOException {
                FlatObject object = read(slices.get(ordinal), channel, (place, token, fits) -> {});
                return new Activity(object, own, true).object(structure, own);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
