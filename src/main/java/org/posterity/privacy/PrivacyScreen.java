package org.posterity.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.posterity.characterisation.DescribedExport;
import org.posterity.export.Export;
import org.posterity.export.Profile;
import org.posterity.export.SharedField;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.model.EventType;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.ContactScreen;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.TextScreen;
import org.posterity.record.ConsentTerms;

/** The entry to this stage: decides what may be kept of a described export. */
public final class PrivacyScreen {
    private final SelectionPolicy table;
    private final PseudonymKey key;
    private final Clock clock;
    private final Agent agent;

    public PrivacyScreen(SelectionPolicy table, PseudonymKey key, Clock clock, Agent agent) {
        this.table = table;
        this.key = key;
        this.clock = clock;
        this.agent = agent;
    }

    public Outcome<ScreenedExport> screen(DescribedExport described) {
        Export export = described.export();
        ConsentTerms terms = export.submission().terms();
        boolean dryRun = export.submission().submission().arrival().dryRun();
        Pseudonyms pseudonyms = new Pseudonyms(
                dryRun ? () -> new byte[32] : key::bytes,
                List.of(export.submission().account()),
                terms.thirdParties());
        SortedMap<Category, RuledTreatment> decisions =
                table.decisions(terms, export.submission().minor());
        Function<Category, RuledTreatment> clauses = decisions::get;
        List<String> ownNames = ownNames(export.content().profile());
        TextScreen texts = new TextScreen(
                pseudonyms,
                new ContactScreen(table::handling),
                table.soundMakers(),
                clauses.apply(Category.PROFILE).kept() ? ownNames : List.of());
        Flags flags = new Flags();
        RuledTreatment engagement = clauses.apply(Category.ENGAGEMENT);
        Ledger ledger = new Ledger();

        ReidentificationAssessment assessment = new ReidentificationAssessment(ownNames);

        Path folder = export.submission().submission().workspace().folder("screened");
        OwnCounts own = OwnCounts.of(
                export.content().generatedAt(), export.submission().submission().receivedAt());
        ContextScreen contexts =
                new ContextScreen(export.context(), export.platform().producers(), texts, flags, engagement, own);
        ObjectScreen objects = new ObjectScreen(texts, flags, engagement);
        PostScreen posts = new PostScreen(clauses, objects, contexts, ledger, assessment);
        ContentSpool contents = screenPosts(export, posts, folder.resolve("posts"));
        Optional<ScreenedProfile> profile = screenProfile(export.content().profile(), clauses, objects, ledger);
        profile.ifPresent(assessment::profile);
        ScreenedItems items = screenItems(export, clauses, texts, flags, ledger, assessment);
        ScreenedContext context = contexts.rest(clauses.apply(Category.POSTS), profile);
        assessment.loose(context);

        SubtitleScreen subtitles = new SubtitleScreen(
                texts, flags, export.submission().submission().workspace().folder("screened/subtitles"));
        FileScreen fileScreen = new FileScreen(clauses, posts.keptOrdinals(), table, texts, subtitles);
        List<ScreenedFile> files = fileScreen.screen(export.files(), export.context(), described::of);
        if (subtitles.sawChange()) {
            return Outcome.rejected(export.submission().submission().changed());
        }
        List<LedgerLine> lines = ledger.lines(export.content().sections(), new UndecidedItems(clauses, ledger)::ruleOf);
        Optional<Rejection> mismatch = new LedgerCheck(lines, export.content().counted())
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
                        table,
                        decisions,
                        Optional.of(pseudonyms)
                                .filter(it -> it.replacedAny() && !dryRun)
                                .map(it -> key.fingerprint()),
                        export.held()),
                contents,
                own,
                posts.counted(),
                listed(export, posts.kept(), files),
                posts.leftOut(),
                profile,
                items,
                context,
                files,
                new ItemAccounting(lines, export.content().counted()),
                assessment.result(),
                findings(export, flags, fileScreen),
                events(described, posts, files)));
    }

    /** The findings, in which files have the names that may be written. */
    private static List<Finding> findings(Export export, Flags flags, FileScreen files) {
        List<Finding> findings = new ArrayList<>();
        Stream.of(
                        export.submission().submission().findings(),
                        export.content().findings(),
                        export.context().findings())
                .flatMap(List::stream)
                .map(finding -> new Finding(finding.code(), files.written(finding.where()), finding.what()))
                .forEach(findings::add);
        findings.addAll(flags.findings());
        findings.addAll(files.findings());
        return findings;
    }

    private static ContentSpool screenPosts(Export export, PostScreen posts, Path file) {
        try (ContentSpool spool = new ContentSpool(file)) {
            posts.screen(export.content().posts(), export.content().contents(), spool);
            export.held().ifPresent(held -> posts.held(held, concerned(export), spool));
            return spool;
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
    }

    /** The posts to which a file or a note belongs, or may belong. */
    private static Set<Integer> concerned(Export export) {
        Set<Integer> posts = new TreeSet<>(export.context().notes().keySet());
        export.files().forEach(file -> posts.addAll(file.fate().candidates()));
        return posts;
    }

    /** Posts that the package holds are listed where something that is kept belongs, or may belong, to them. */
    private static List<ScreenedPost> listed(Export export, List<ScreenedPost> posts, List<ScreenedFile> files) {
        if (export.held().isEmpty()) {
            return posts;
        }
        Set<Integer> concerned = new TreeSet<>(export.context().notes().keySet());
        files.stream()
                .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                .forEach(file -> concerned.addAll(file.fate().candidates()));
        return posts.stream()
                .filter(post -> concerned.contains(post.post().ordinal()))
                .toList();
    }

    private static Optional<ScreenedProfile> screenProfile(
            Optional<Profile> profile,
            Function<Category, RuledTreatment> clauses,
            ObjectScreen objects,
            Ledger ledger) {
        if (profile.isEmpty() || !clauses.apply(Category.PROFILE).kept()) {
            return Optional.empty();
        }
        String where = profile.get().where();
        ScreenedContent screened = objects.screen(profile.get().object(), where, "", ledger);
        ledger.leadsToKept(where);
        return Optional.of(new ScreenedProfile(where, screened));
    }

    /** The creator's own names, so that they are not taken for another person; read from the profile, never kept. */
    private static List<String> ownNames(Optional<Profile> profile) {
        return profile.flatMap(it -> it.object().text(SharedField.DISPLAY_NAME)).map(String::strip).stream()
                .toList();
    }

    private static ScreenedItems screenItems(
            Export export,
            Function<Category, RuledTreatment> clauses,
            TextScreen texts,
            Flags flags,
            Ledger ledger,
            ReidentificationAssessment assessment) {
        Path folder = export.submission().submission().workspace().folder("screened/items");
        try (ItemFiles files = new ItemFiles(folder)) {
            ItemScreen screen = new ItemScreen(clauses, texts, flags, ledger, files, assessment);
            export.content().items().forEach(screen::screen);
            return screen.finish();
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
    }

    private List<PreservationEvent> events(DescribedExport described, PostScreen posts, List<ScreenedFile> files) {
        long subtitles =
                files.stream().filter(file -> file.screened().isPresent()).count();
        List<PreservationEvent> events = new ArrayList<>(described.events());
        events.add(new PreservationEvent(
                EventType.REDACTION,
                clock.instant(),
                posts.redactions() + " redactions in " + posts.kept().size() + " posts; "
                        + posts.leftOut().size() + " posts not selected; "
                        + subtitles + " files of subtitles kept as a screened rendition only; "
                        + "selection policy " + table.digest() + ".",
                "success",
                agent));
        return events;
    }
}
