package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.export.ReadResult;
import org.posterity.export.json.BrokenJson;
import org.posterity.export.json.ExportJson;
import org.posterity.export.json.Utf8Input;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.TerminalFailure;

/**
 * One archive in a submission.
 *
 * @param folder its folder, with a slash at the end; empty for the submission itself
 * @param outbox absent if the file is lost
 * @param actor absent if the file is lost
 * @param lists of what the account liked and saved, and of other accounts, as far as they are there
 * @param owner whose it is, according to actor.json, or else the outbox
 * @param broken describes a file of it that cannot be read
 */
record MastodonArchive(
        String folder,
        Optional<ReceivedFile> outbox,
        Optional<ReceivedFile> actor,
        List<ReceivedFile> lists,
        Optional<Owner> owner,
        Optional<ReadResult.Broken> broken) {
    private static final List<String> LISTS =
            List.of("bookmarks.json", "followers.json", "following.json", "likes.json");
    static final String OUTBOX = "outbox.json";
    private static final String ACTOR = "actor.json";
    private static final BrokenJson BROKEN = new BrokenJson(Mastodon.PLATFORM.name());

    /** All archives among files, each content once. */
    static List<MastodonArchive> among(List<ReceivedFile> files) {
        Map<String, ReceivedFile> byPath = new LinkedHashMap<>();
        files.stream().filter(file -> !file.unpacked()).forEach(file -> byPath.putIfAbsent(file.path(), file));
        Map<String, MastodonArchive> found = new LinkedHashMap<>();
        for (ReceivedFile file : byPath.values()) {
            if (file.name().equals(OUTBOX) || file.name().equals(ACTOR)) {
                MastodonArchive archive = in(folder(file), byPath);
                if (archive.outbox.isPresent() || archive.owner.isPresent()) {
                    String content =
                            archive.outbox.map(ReceivedFile::sha256) + " " + archive.actor.map(ReceivedFile::sha256);
                    found.putIfAbsent(content, archive);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Its files, without the media. */
    List<ReceivedFile> sources() {
        return Stream.of(outbox.stream(), actor.stream(), lists.stream())
                .flatMap(files -> files)
                .toList();
    }

    private static String folder(ReceivedFile file) {
        return file.path().substring(0, file.path().length() - file.name().length());
    }

    /** Looks into a file. */
    private interface Look<T> {
        Optional<T> into(Path file) throws IOException;
    }

    /** A broken file counts only if another one is whole. */
    private static MastodonArchive in(String folder, Map<String, ReceivedFile> files) {
        Optional<ReceivedFile> outbox = Optional.ofNullable(files.get(folder + OUTBOX));
        Optional<ReceivedFile> actor = Optional.ofNullable(files.get(folder + ACTOR));
        List<ReadResult.Broken> broken = new ArrayList<>();
        Optional<ReceivedFile> listed = look(outbox, file -> isOutbox(file) ? outbox : Optional.empty(), broken);
        Optional<Owner> named = look(actor, Owner::ofActor, broken);
        Optional<Owner> owner = named.isPresent() || !broken.isEmpty() ? named : look(listed, Owner::ofOutbox, broken);
        List<ReceivedFile> lists = LISTS.stream()
                .flatMap(name -> Stream.ofNullable(files.get(folder + name)))
                .toList();
        return new MastodonArchive(
                folder,
                listed,
                named.flatMap(it -> actor),
                lists,
                owner,
                broken.stream().findFirst());
    }

    private static <T> Optional<T> look(Optional<ReceivedFile> file, Look<T> look, List<ReadResult.Broken> broken) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (ExportJson.isWide(file.get().location())) {
                broken.add(BROKEN.notUtf8(file.get().path()));
                return Optional.empty();
            }
            return look.into(file.get().location());
        } catch (JsonProcessingException | Utf8Input.Malformed e) {
            broken.add(broken(file.get(), e));
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isOutbox(Path file) throws IOException {
        try (JsonParser parser = ExportJson.open(ExportJson.STRICT, file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (key.equals("type")) {
                    return text && parser.getText().equals("OrderedCollection");
                }
                parser.skipChildren();
            }
            return false;
        }
    }

    /** Describes a file that is not JSON in UTF-8, without its content. */
    static ReadResult.Broken broken(ReceivedFile file, IOException failure) {
        return failure instanceof Utf8Input.Malformed it
                ? BROKEN.notUtf8(file.path(), it)
                : BROKEN.describe(file.path(), file.location(), (JsonProcessingException) failure);
    }

    static TerminalFailure unreadable(IOException e) {
        return new TerminalFailure("The export's file cannot be read any more, or the workspace not written.", e);
    }
}
