package org.posterity.export.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.export.FileFate.Aside;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.Post;
import org.posterity.export.json.ExportScan;
import org.posterity.export.json.FlatObject;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.PostSlices;
import org.posterity.intake.ReceivedFile;

/** The posts of the outbox: one file with all items, as large as the account is old. Their content stays in the file. */
final class Outbox {
    private final ReceivedFile file;
    private final ArchiveMembers members;
    private final PostSlices.ObjectReader reader;
    private final List<Post> posts = new ArrayList<>();
    private final PostSlices slices = new PostSlices();
    private final List<ReceivedFile> ofLetters = new ArrayList<>();

    Outbox(ReceivedFile file, Owner own, ArchiveMembers members) {
        this.file = file;
        this.members = members;
        Addressing again = new Addressing(own, Mastodon.place("outbox"));
        this.reader = (channel, offset, length) ->
                new Activity(ExportScan.read(channel, offset, length, again), again).object(own);
    }

    ReceivedFile file() {
        return file;
    }

    /**
     * Takes its items.
     *
     * @param addressing tells them apart while they are read
     */
    ExportScan.Taker reading(Addressing addressing) {
        return new ExportScan.Taker() {
            @Override
            public void item(JsonPlace kind, FlatObject object, int index, long offset, int length) {
                Activity item = new Activity(object, addressing);
                if (addressing.isLetter(kind)) {
                    ofLetters.addAll(item.media(members).values());
                } else if (kind == addressing.place()) {
                    add(item, index, offset, length);
                }
            }
        };
    }

    private void add(Activity item, int index, long offset, int length) {
        Map<Integer, ReceivedFile> media = item.media(members);
        Post post = item.post(posts.size(), "outbox.posts[" + index + "]", media);
        posts.add(post);
        slices.add(file.location(), offset, length, reader);
        media.forEach((number, medium) -> members.say(medium, Matched.listed(post.ordinal(), number, post.id())));
    }

    List<Post> posts() {
        return posts;
    }

    /** What the posts say. */
    PostSlices contents() {
        return slices;
    }

    /** Sets aside the media of direct messages, except those that a post has too. */
    void setLettersAside() {
        ofLetters.forEach(medium -> members.say(
                medium, new Aside("direct-message", "it belongs to a direct message, which is never kept")));
    }
}
