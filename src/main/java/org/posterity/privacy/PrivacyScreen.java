package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.characterisation.DescribedExport;
import org.posterity.characterisation.MediaDescription;
import org.posterity.consent.ConsentTerms;
import org.posterity.export.Export;
import org.posterity.export.HandedOverFile;
import org.posterity.export.Post;
import org.posterity.export.Profile;
import org.posterity.export.SectionCount;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.model.EventType;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;

/** The door of the stage: what may be kept of a described export. */
public final class PrivacyScreen {
    private final RetentionTable table;
    private final PseudonymKey key;
    private final Clock clock;
    private final Agent agent;

    public PrivacyScreen(RetentionTable table, PseudonymKey key, Clock clock, Agent agent) {
        this.table = table;
        this.key = key;
        this.clock = clock;
        this.agent = agent;
    }

    public Outcome<ScreenedExport> screen(DescribedExport described) {
        Export export = described.export();
        ConsentTerms terms = export.submission().terms();
        boolean rehearsal = export.submission().submission().arrival().rehearsal();
        Pseudonyms pseudonyms = new Pseudonyms(
                rehearsal ? () -> new byte[32] : key::bytes,
                List.of(export.submission().account()),
                terms.thirdParties());
        Clause engagement = table.decide(Category.ENGAGEMENT, terms);
        Ledger ledger = new Ledger();

        List<ScreenedPost> kept = new ArrayList<>();
        List<LeftOutPost> leftOut = new ArrayList<>();
        Path objects =
                export.submission().submission().workspace().folder("screened").resolve("posts.json");
        screenPosts(
                export.content().posts(),
                terms,
                new FieldScreen(FieldRule.POST, pseudonyms, engagement),
                objects,
                kept,
                leftOut,
                ledger);
        Optional<ScreenedProfile> profile = screenProfile(
                export.content().profile(), terms, new FieldScreen(FieldRule.PROFILE, pseudonyms, engagement), ledger);

        Set<Integer> keptOrdinals = new HashSet<>();
        kept.forEach(post -> keptOrdinals.add(post.post().ordinal()));
        FileScreen fileScreen = new FileScreen(table.decide(Category.MEDIA, terms), keptOrdinals);
        List<ScreenedFile> files = new ArrayList<>();
        List<Finding> findings =
                new ArrayList<>(export.submission().submission().findings());
        findings.addAll(export.content().findings());
        for (HandedOverFile handed : export.files()) {
            Optional<MediaDescription> description = described.of(handed.file());
            Disposition disposition = fileScreen.decide(handed.fate(), description);
            files.add(new ScreenedFile(handed.file(), handed.fate(), description, disposition));
            description
                    .filter(media -> !(disposition instanceof Disposition.LeftOut))
                    .filter(media -> !media.embeddedPersonal().isEmpty())
                    .ifPresent(media -> findings.add(new Finding(
                            "embedded-personal-data",
                            handed.file().path(),
                            "The file's own metadata hold: " + String.join(", ", media.embeddedPersonal())
                                    + ". The file is kept as it came; its metadata record holds none of it.")));
        }
        List<LedgerLine> lines = ledger.lines(export.content().sections(), section -> ruleOf(section, terms));
        Optional<Rejection> mismatch = new Reconciliation(
                        lines, export.content().counted())
                .judge(export.submission().submission().id());
        if (mismatch.isPresent()) {
            return Outcome.rejected(mismatch.get());
        }
        return Outcome.passed(new ScreenedExport(
                export.submission(),
                new ScreenedExport.Facts(
                        export.platform(),
                        export.content().layout(),
                        export.content().sources().stream()
                                .map(ReceivedFile::sha256)
                                .toList(),
                        export.content().generatedAt(),
                        table),
                objects,
                kept,
                leftOut,
                profile,
                files,
                lines,
                findings,
                events(described, kept, leftOut)));
    }

    private void screenPosts(
            List<Post> posts,
            ConsentTerms terms,
            FieldScreen fields,
            Path objects,
            List<ScreenedPost> kept,
            List<LeftOutPost> leftOut,
            Ledger ledger) {
        Clause open = table.decide(Category.POSTS, terms);
        Clause notPublic = table.decide(Category.NON_PUBLIC_POSTS, terms);
        Map<Path, FileChannel> sources = new HashMap<>();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(objects))) {
            long offset = 0;
            for (Post post : posts) {
                Clause clause = post.visibility().treatedAsPublic() ? open : notPublic;
                String path = post.where().replaceFirst("\\[\\d+]$", "[]");
                if (!clause.kept()) {
                    leftOut.add(new LeftOutPost(post, clause.id(), clause.reason()));
                    ledger.leftOut(path, clause.id());
                    continue;
                }
                FileChannel source = sources.get(post.source());
                if (source == null) {
                    source = FileChannel.open(post.source(), StandardOpenOption.READ);
                    sources.put(post.source(), source);
                }
                ObjectNode object = ObjectSlice.read(source, post.offset(), post.length());
                FieldScreen.Screened screened = fields.screen(object, path, ledger);
                byte[] bytes = ObjectSlice.write(screened.object());
                out.write(bytes);
                kept.add(new ScreenedPost(post, offset, bytes.length, screened.redactions()));
                offset += bytes.length;
                ledger.kept(path);
                ledger.leadsToKept(path.substring(0, path.length() - 2));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written, or the export cannot be read any more.", e);
        } finally {
            sources.values().forEach(PrivacyScreen::close);
        }
    }

    private Optional<ScreenedProfile> screenProfile(
            Optional<Profile> profile, ConsentTerms terms, FieldScreen fields, Ledger ledger) {
        if (profile.isEmpty() || !table.decide(Category.PROFILE, terms).kept()) {
            return Optional.empty();
        }
        String where = profile.get().where();
        FieldScreen.Screened screened = fields.screen(profile.get().object(), where, ledger);
        ledger.leadsToKept(where);
        return Optional.of(new ScreenedProfile(where, screened.object(), screened.redactions()));
    }

    private String ruleOf(SectionCount section, ConsentTerms terms) {
        if (section.category().isEmpty()) {
            return section.path().contains(".") ? "no-category" : "heading";
        }
        Clause clause = table.decide(section.category().get(), terms);
        return clause.kept() ? "not-kept-by-this-version" : clause.id();
    }

    private List<PreservationEvent> events(
            DescribedExport described, List<ScreenedPost> kept, List<LeftOutPost> leftOut) {
        long redactions =
                kept.stream().mapToLong(post -> post.redactions().size()).sum();
        List<PreservationEvent> events = new ArrayList<>(described.events());
        events.add(new PreservationEvent(
                EventType.REDACTION,
                clock.instant(),
                redactions + " redactions in " + kept.size() + " posts; " + leftOut.size()
                        + " posts left out; retention table " + table.digest() + ".",
                "success",
                agent));
        return events;
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read from: there is nothing to lose.
        }
    }
}
