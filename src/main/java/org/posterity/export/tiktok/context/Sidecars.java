package org.posterity.export.tiktok.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.CollectedFolder;
import org.posterity.export.ContextNote;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote;
import org.posterity.export.FoundNote.Standing;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;

/** The small files that download tools write beside a video. */
final class Sidecars {
    static final String YT_DLP = "yt-dlp";
    private static final String TIKTOK_SAVE = "tiktok-save";
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,20}(?![0-9])");

    private final Account account;
    private final ContextCollector gathered;

    Sidecars(Account account, ContextCollector gathered) {
        this.account = account;
        this.gathered = gathered;
    }

    /** Reads a file if its name is a sidecar's. */
    void read(ReceivedFile file) throws IOException {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".info.json")) {
            json(file, YT_DLP);
        } else if (name.matches("[0-9]{17,20}\\.json")) {
            json(file, TIKTOK_SAVE);
        } else if (name.endsWith(".description")) {
            description(file);
        }
    }

    private void json(ReceivedFile file, String producer) throws IOException {
        try {
            Sidecar sidecar = Sidecar.read(file.location());
            Optional<String> id =
                    sidecar.id().filter(text -> PostIdTime.of(text).isPresent());
            if (id.isPresent() && !sidecar.fromElsewhere()) {
                note(file, producer, id.get(), sidecar);
            }
        } catch (JsonProcessingException | CharConversionException e) {
            gathered.find(
                    "context-not-readable", file, "This sidecar is not JSON, or is cut off; nothing of it was used.");
        }
    }

    private void note(ReceivedFile file, String producer, String id, Sidecar sidecar) {
        Optional<PublicLink> link = sidecar.link();
        boolean named = link.filter(it -> it.of(account)).isPresent()
                || sidecar.author().filter(this::isOwn).isPresent();
        boolean ofAnother = link.filter(it -> it.ofAnother(account)).isPresent()
                || sidecar.author().filter(user -> !isOwn(user)).isPresent();
        if (ofAnother) {
            return;
        }
        Instant written = sidecar.written().orElse(file.modified());
        String dating = sidecar.written().isPresent() ? "stated" : "the day of the file, since it contains none";
        Optional<EngagementSnapshot> engagement = Optional.of(sidecar.counts())
                .filter(counts -> !counts.isEmpty())
                .map(counts ->
                        new EngagementSnapshot(LocalDate.ofInstant(written, ZoneOffset.UTC), dating, producer, counts));
        boolean sameId = link.map(it -> it.id().equals(id)).orElse(true);
        Standing standing = !sameId
                ? Standing.CONTRADICTORY
                : named || producer.equals(YT_DLP) && !CollectedFolder.holds(file)
                        ? Standing.SIDECAR
                        : Standing.MENTION;
        if (!sameId) {
            gathered.find(
                    "context-contradictory",
                    file,
                    "This sidecar has two different ids, so it was not used for " + "matching.");
        }
        gathered.note(new FoundNote(
                new ContextNote(
                        file,
                        producer,
                        Optional.of(id),
                        sidecar.date(),
                        sidecar.caption().map(caption -> gathered.caption(caption, file)),
                        link.filter(it -> sameId).map(PublicLink::url),
                        engagement.stream().toList()),
                standing));
    }

    /** A caption by itself. The id is in the file's name, or the video beside it tells the post. */
    private void description(ReceivedFile file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file.location())) {
            bytes = in.readNBytes(4 * ContextCollector.LONGEST_CAPTION);
        }
        String caption = gathered.caption(new String(bytes, StandardCharsets.UTF_8).strip(), file);
        if (caption.isEmpty()) {
            return;
        }
        Matcher id = ID.matcher(file.name());
        Optional<String> found = Optional.empty();
        while (id.find()) {
            if (PostIdTime.of(id.group()).isPresent()) {
                found = Optional.of(id.group());
            }
        }
        gathered.note(new FoundNote(
                new ContextNote(
                        file, YT_DLP, found, Optional.empty(), Optional.of(caption), Optional.empty(), List.of()),
                CollectedFolder.holds(file) ? Standing.MENTION : Standing.SIDECAR));
    }

    private boolean isOwn(String user) {
        return PublicLink.names(user) && account.sameAs(new Account(account.platform(), user));
    }
}
