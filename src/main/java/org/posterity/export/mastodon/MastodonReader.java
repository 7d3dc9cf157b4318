package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.ExportContent;
import org.posterity.export.FileFate;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.export.Items;
import org.posterity.export.Omission;
import org.posterity.export.PlatformReader;
import org.posterity.export.Profile;
import org.posterity.export.ReadResult;
import org.posterity.export.Recognition;
import org.posterity.export.SectionCount;
import org.posterity.export.mastodon.Addressing.Kind;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Platform;
import org.posterity.model.TerminalFailure;

/** Reads the archive that Mastodon makes of an account, as zip, tar or folder, and those of servers that write the same. */
public final class MastodonReader implements PlatformReader {
    private static final String OUTBOX = "outbox.json";
    private static final String ACTOR = "actor.json";
    private static final int LONGEST_ADDRESS = 1 << 13;

    /** The lists of other people's posts, each with the name of its items. */
    private static final Map<Category, String> LISTS =
            Map.of(Category.LIKES, "likes", Category.FAVOURITES, "bookmarks");

    private final Structure structure = new Structure();

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
    public Recognition recognise(ConsentedSubmission consented) {
        Map<String, ReceivedFile> files = byPath(consented.submission().files());
        Map<String, Recognition> found = new LinkedHashMap<>();
        Stream<String> folders = files.values().stream()
                .filter(file -> file.name().equals(OUTBOX) || file.name().equals(ACTOR))
                .map(MastodonReader::folder)
                .distinct();
        for (String folder : folders.toList()) {
            Optional<ReceivedFile> outbox = Optional.ofNullable(files.get(folder + OUTBOX));
            Optional<ReceivedFile> actor = Optional.ofNullable(files.get(folder + ACTOR));
            Recognition recognition = recognise(folder, outbox, actor, files);
            if (!(recognition instanceof Recognition.NotMine)) {
                found.putIfAbsent(
                        outbox.map(ReceivedFile::sha256) + " " + actor.map(ReceivedFile::sha256), recognition);
            }
        }
        if (found.size() < 2) {
            return found.values().stream().findFirst().orElseGet(Recognition.NotMine::new);
        }
        return new Recognition.Unreadable(
                "several-exports",
                "The submission holds several different exports.",
                List.of(new Fault(
                        "the submission",
                        "There are " + found.size() + " Mastodon archives with different content.",
                        "Hand in one archive per submission, each with the media that belong to it.")));
    }

    /** One of the two files alone tells that the other is lost; a broken one counts only beside one that is whole. */
    private static Recognition recognise(
            String folder,
            Optional<ReceivedFile> outbox,
            Optional<ReceivedFile> actor,
            Map<String, ReceivedFile> files) {
        Optional<ReadResult.Broken> broken = Optional.empty();
        boolean listed = false;
        Optional<Owner> owner = Optional.empty();
        try {
            listed = outbox.isPresent() && Listing.isIn(outbox.get().location());
        } catch (JsonProcessingException e) {
            broken = Optional.of(Json.broken(outbox.get(), e));
        } catch (IOException e) {
            throw unreadable(e);
        }
        try {
            owner = actor.isPresent() ? Owner.in(actor.get().location()) : Optional.empty();
        } catch (JsonProcessingException e) {
            broken = Optional.of(Json.broken(actor.get(), e));
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!listed && owner.isEmpty()) {
            return new Recognition.NotMine();
        }
        if (broken.isPresent()) {
            ReadResult.Broken it = broken.get();
            return new Recognition.Unreadable(it.code(), it.summary(), List.of(it.fault()));
        }
        if (!listed || owner.isEmpty()) {
            return new Recognition.Unreadable(
                    "incomplete-export",
                    "The Mastodon archive is not whole.",
                    List.of(new Fault(
                            folder + (listed ? ACTOR : OUTBOX),
                            listed
                                    ? "This file, which says whose archive it is, is not there, or is none."
                                    : "This file, which holds all posts, is not there, or is none: the archive was probably cut off.",
                            "Hand in the archive as the server made it, or ask the donor to request it anew.")));
        }
        List<ReceivedFile> sources = new ArrayList<>(List.of(outbox.get(), actor.get()));
        LISTS.values().stream()
                .sorted()
                .map(name -> files.get(folder + name + ".json"))
                .forEach(file -> {
                    if (file != null) {
                        sources.add(file);
                    }
                });
        return new Recognition.Recognised(
                sources, owner.get().handle().flatMap(Mastodon.PLATFORM::account), BirthDate.NONE);
    }

    private static Map<String, ReceivedFile> byPath(Collection<ReceivedFile> files) {
        return files.stream()
                .filter(file -> !file.unpacked())
                .collect(Collectors.toMap(ReceivedFile::path, file -> file, (one, other) -> one, LinkedHashMap::new));
    }

    private static String folder(ReceivedFile file) {
        return file.path().substring(0, file.path().length() - file.name().length());
    }

    private static TerminalFailure unreadable(IOException e) {
        return new TerminalFailure("The export's file cannot be read any more, or the workspace not written.", e);
    }

    @Override
    public ReadResult read(AdmittedSubmission admitted, Recognition.Recognised recognised) {
        Reading reading = new Reading(admitted, recognised.sources());
        try {
            return new ReadResult.Read(reading.content());
        } catch (JsonProcessingException e) {
            return Json.broken(reading.file, e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** One archive while it is read. */
    private final class Reading {
        private final AdmittedSubmission admitted;
        private final List<ReceivedFile> sources;
        private final Members members;
        private final List<SectionCount> sections = new ArrayList<>();
        private final SortedMap<String, Long> counted = new TreeMap<>();
        private ReceivedFile file;

        Reading(AdmittedSubmission admitted, List<ReceivedFile> sources) {
            this.admitted = admitted;
            this.sources = sources;
            this.file = sources.get(1);
            this.members = new Members(byPath(admitted.submission().files()).values(), folder(file));
        }

        ExportContent content() throws IOException {
            Owner own = Owner.in(file.location()).orElseThrow(() -> new IOException("It is no profile any more."));
            Place actor = Place.ofFile(structure, "actor", Category.PROFILE);
            Profile profile = OwnerProfile.read(file.location(), actor, structure, own, members);
            count(actor, own);
            file = sources.get(0);
            Outbox outbox = new Outbox(file.location(), structure, own, members).read();
            count(outbox.root(), own);
            Items items = Items.none();
            for (ReceivedFile source : sources.subList(2, sources.size())) {
                file = source;
                items = items.and(list(own));
            }
            Map<ReceivedFile, FileFate> fates = members.fates(sources);
            return new ExportContent(
                    "Mastodon archive",
                    sources,
                    Optional.of(profile).filter(it -> admitted.terms().covers(Category.PROFILE)),
                    outbox.posts(),
                    outbox,
                    fates,
                    items,
                    sections,
                    counted,
                    Optional.empty(),
                    findings(outbox, fates));
        }

        private void count(Place root, Owner own) throws IOException {
            sections.addAll(root.counts());
            counted.putAll(SecondCount.of(file.location(), root.path(), structure, own));
        }

        /** Likes or bookmarks: addresses of other people's posts. */
        private Items list(Owner own) throws IOException {
            String name = file.name().replace(".json", "");
            Category category = LISTS.entrySet().stream()
                    .filter(it -> it.getValue().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            Place root = Place.ofFile(structure, name, category);
            boolean covered = admitted.terms().covers(category);
            Path target = admitted.submission().workspace().folder("export").resolve(name);
            try (Items.Writer writer = new Items.Writer(target)) {
                Listing.read(file.location(), root, parser -> {
                    Place place = root.child("orderedItems").element();
                    boolean address = parser.currentToken() == JsonToken.VALUE_STRING
                            && parser.getTextLength() <= LONGEST_ADDRESS;
                    place.meet(parser.currentToken(), address);
                    if (address && covered) {
                        String post = parser.getText();
                        ItemField field = new ItemField(
                                Place.ANY,
                                "post",
                                structure.meaning(place.plain(), "", post, own).role(),
                                post);
                        writer.write(new Item(name, category, place.path(), Optional.empty(), List.of(field)));
                    }
                    parser.skipChildren();
                });
                count(root, own);
                return writer.finished();
            }
        }

        private List<Finding> findings(Outbox outbox, Map<ReceivedFile, FileFate> fates) {
            List<Finding> findings = new ArrayList<>();
            String where = sources.get(0).path();
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
                        "Posts list " + lost + (lost == 1 ? " medium that is" : " media that are")
                                + " not in the archive."));
            }
            if (empty > 0) {
                findings.add(new Finding(
                        "media-empty",
                        where,
                        "Of the media that posts list, " + empty + (empty == 1 ? " has" : " have") + " no content."));
            }
            long strange = outbox.count(Kind.NOT_UNDERSTOOD);
            if (strange > 0) {
                findings.add(new Finding(
                        "posts-not-understood", where, strange + " entries of the outbox are nothing that is known."));
            }
            sections.stream()
                    .filter(section -> !section.understood() && !section.path().endsWith("not-understood[]"))
                    .forEach(section -> findings.add(new Finding(
                            "unknown-structure",
                            section.path(),
                            "An unknown key, or a value of another shape than the known one, among " + section.items()
                                    + " met here; left out.")));
            return findings;
        }
    }
}
