package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.ExportContent;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.FileFate;
import org.posterity.export.Items;
import org.posterity.export.Omission;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.PlatformReader;
import org.posterity.export.Profile;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.export.SharedField;
import org.posterity.export.json.CountedFiles;
import org.posterity.export.json.FlatObject;
import org.posterity.export.json.UnknownKeys;
import org.posterity.export.json.Utf8Input;
import org.posterity.format.html.HtmlText;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Platform;

/**
 * Reads the archive that Mastodon makes of an account, as zip, tar or folder, and archives of servers that write the same.
 */
public final class MastodonReader implements PlatformReader {
    @Override
    public Platform platform() {
        return Mastodon.PLATFORM;
    }

    @Override
    public Wanted wanted() {
        return Mastodon.WANTED;
    }

    @Override
    public List<Omission> omissions() {
        return Mastodon.OMISSIONS;
    }

    @Override
    public boolean owns(String path) {
        return ArchiveMembers.areOf(path);
    }

    @Override
    public Recognition recognise(ConsentedSubmission consented) {
        List<MastodonArchive> found =
                MastodonArchive.among(consented.submission().files());
        if (found.isEmpty()) {
            return new Recognition.NotMine();
        }
        if (found.size() > 1) {
            return unreadable(
                    "several-exports",
                    "The submission holds several different exports.",
                    new Fault(
                            "the submission",
                            "There are " + found.size() + " Mastodon archives with different content.",
                            "Hand in one archive per submission, each with the media that belong to it."));
        }
        MastodonArchive archive = found.get(0);
        if (archive.broken().isPresent()) {
            ReadResult.Broken broken = archive.broken().get();
            return unreadable(broken.code(), broken.summary(), broken.fault());
        }
        if (archive.outbox().isEmpty() || archive.owner().isEmpty()) {
            boolean posts = archive.outbox().isPresent();
            return unreadable(
                    "incomplete-export",
                    "The Mastodon archive is not whole.",
                    new Fault(
                            archive.folder() + (posts ? "actor.json" : "outbox.json"),
                            posts
                                    ? "This file is not there, or is none, and the posts do not say either whose archive it is."
                                    : "This file, which holds all posts, is not there, or is none: the archive was probably cut off.",
                            "Hand in the archive as the server made it, or ask the donor to request it again."));
        }
        return new Recognition.Recognised(
                archive.sources(),
                archive.owner().flatMap(Owner::handle).flatMap(Mastodon.PLATFORM::account),
                BirthDate.NONE);
    }

    private static Recognition unreadable(String code, String summary, Fault fault) {
        return new Recognition.Unreadable(code, summary, List.of(fault));
    }

    @Override
    public ReadResult read(AdmittedSubmission admitted, Recognition.Recognised recognised) {
        MastodonArchive archive =
                MastodonArchive.among(admitted.submission().files()).get(0);
        Reading reading = new Reading(admitted, archive);
        try {
            return new ReadResult.Read(reading.content());
        } catch (JsonProcessingException | Utf8Input.Malformed e) {
            return MastodonArchive.broken(reading.files.file(), e);
        } catch (IOException e) {
            throw MastodonArchive.unreadable(e);
        }
    }

    /** An archive that is being read. */
    private static final class Reading {
        private final AdmittedSubmission admitted;
        private final MastodonArchive archive;
        private final Owner own;
        private final ArchiveMembers members;
        private final CountedFiles files;
        private final List<Finding> findings = new ArrayList<>();

        Reading(AdmittedSubmission admitted, MastodonArchive archive) {
            this.admitted = admitted;
            this.archive = archive;
            this.own = archive.owner().orElseThrow();
            this.members = new ArchiveMembers(admitted.submission().files(), archive.folder());
            this.files = new CountedFiles(Mastodon.TABLE, UnknownKeys.NAMELESS, own::role);
        }

        ExportContent content() throws IOException {
            List<ReceivedFile> sources = new ArrayList<>(archive.sources());
            Outbox outbox = new Outbox(archive.outbox().orElseThrow(), own, members);
            files.items(outbox.file(), "outbox", root -> new Addressing(own, root), outbox::reading);
            Optional<Profile> profile = profile();
            Path items = admitted.submission().workspace().folder("export").resolve("items");
            try (Items.Writer writer = new Items.Writer(items)) {
                CountedFiles.ItemTaker taker = item -> {
                    if (admitted.terms().covers(item.category())) {
                        writer.write(item);
                    }
                };
                for (ReceivedFile list : archive.lists()) {
                    files.list(list, list.name().replace(".json", ""), taker);
                }
                for (AccountTable table :
                        AccountTable.among(admitted.submission().files())) {
                    table.read(files, taker);
                    sources.add(table.file());
                }
                outbox.setLettersAside();
                Map<ReceivedFile, FileFate> fates = members.fates(sources);
                reportMedia(outbox, fates);
                findings.addAll(files.findings());
                return new ExportContent(
                        "Mastodon archive",
                        sources,
                        profile.filter(it -> admitted.terms().covers(Category.PROFILE)),
                        outbox.posts(),
                        outbox.contents(),
                        fates,
                        writer.finished(),
                        files.sections(),
                        files.counted(),
                        Optional.empty(),
                        findings);
            }
        }

        /** The profile, and the pictures it names. */
        private Optional<Profile> profile() throws IOException {
            if (archive.actor().isEmpty()) {
                findings.add(new Finding(
                        "no-profile", archive.folder() + "actor.json", "The archive has no profile of the account."));
                return Optional.empty();
            }
            FlatObject object = files.object(archive.actor().get(), "actor");
            Stream.concat(object.values("picture"), object.values("header"))
                    .flatMap(value -> members.at(value.text()).stream())
                    .forEach(picture -> members.say(picture, new FileFate.OfProfile()));
            List<OwnField> fields = new ArrayList<>(object.fields(own::role));
            object.text("summary")
                    .map(HtmlText::words)
                    .ifPresent(words -> fields.add(derived(SharedField.DESCRIPTION.id(), "Description", words)));
            object.values("profile-field-name").forEach(name -> {
                String words = HtmlText.words(object.beside(name.key(), "value"));
                fields.add(derived("profile-field", "Profile field", name.text() + ": " + words));
            });
            return Optional.of(new Profile("actor", new OwnObject(fields)));
        }

        private static OwnField derived(String name, String label, String text) {
            return OwnField.derived(new FieldMeaning(name, FieldRole.TEXT, Optional.of(label)), text);
        }

        private void reportMedia(Outbox outbox, Map<ReceivedFile, FileFate> fates) {
            String where = archive.outbox().orElseThrow().path();
            long lost = outbox.posts().stream()
                    .mapToLong(post -> post.lost().size())
                    .sum();
            long empty = fates.entrySet().stream()
                    .filter(it -> it.getValue() instanceof FileFate.Matched
                            && it.getKey().size() == 0)
                    .count();
            if (lost > 0) {
                findings.add(new Finding(
                        "media-lost",
                        where,
                        "Posts list " + lost + (lost == 1 ? " media file that is" : " media files that are")
                                + " not in the archive."));
            }
            if (empty > 0) {
                findings.add(new Finding(
                        "media-empty",
                        where,
                        "Of the media files that posts list, " + empty + (empty == 1 ? " is" : " are") + " empty."));
            }
        }
    }
}
