package org.posterity.packaging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.characterisation.MediaFormat;
import org.posterity.export.FieldRole;
import org.posterity.export.FileFate;
import org.posterity.export.Omission;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.Reidentification;
import org.posterity.privacy.RuledTreatment;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.privacy.text.TextPattern;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.Accounting.Numbers;
import org.posterity.record.FileRecord;

/** Makes {@code accounting.json} for a screened export. */
final class AccountingRecord {
    private final ScreenedExport export;
    private final SelectionPolicy policy;

    AccountingRecord(ScreenedExport export) {
        this.export = export;
        this.policy = export.facts().selection();
    }

    Accounting of(PostCompleteness completeness, HeldItems held) {
        return new Accounting(
                Accession.FORMAT,
                export.facts().layout(),
                sources(),
                export.facts().generatedAt(),
                completeness.counts(),
                (int) completeness.posts().stream().filter(PostAccount::deleted).count(),
                files(),
                selection(held),
                recognition(),
                numbers(
                        export.ledger(),
                        export.accounting().counted().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                export.ledger().stream().map(this::line).toList(),
                rules(completeness),
                export.withoutExport() ? List.of() : omissions(),
                export.findings(),
                new Accounting.Profile(
                        profile(role -> role != FieldRole.COUNT)
                                .map(field -> new Accounting.Shown(field.label(), field.value()))
                                .toList(),
                        profile(role -> role == FieldRole.COUNT)
                                .map(field -> new Accounting.Counted(field.label(), field.value()))
                                .toList()));
    }

    private List<String> omissions() {
        return export.facts().platform().omissions().stream()
                .map(Omission::inFull)
                .toList();
    }

    private List<Accounting.Source> sources() {
        return export.files().stream()
                .map(ScreenedFile::file)
                .filter(file -> export.facts().sources().contains(file.sha256()))
                .map(file -> new Accounting.Source(file.path(), file.size(), file.sha256()))
                .toList();
    }

    private Accounting.Files files() {
        long matched = 0;
        long ambiguous = 0;
        long unmatched = 0;
        long read = 0;
        long leftOut = 0;
        long screened = 0;
        for (ScreenedFile file : export.files()) {
            screened += file.screened().isPresent() ? 1 : 0;
            if (file.disposition() instanceof Disposition.LeftOut out) {
                boolean used = FileRecord.readUnder(out.rule());
                read += used ? 1 : 0;
                leftOut += used ? 0 : 1;
            } else if (file.fate() instanceof FileFate.Matched || file.fate() instanceof FileFate.OfProfile) {
                matched++;
            } else if (file.fate() instanceof FileFate.Ambiguous) {
                ambiguous++;
            } else {
                unmatched++;
            }
        }
        return new Accounting.Files(matched, ambiguous, unmatched, read, leftOut, screened);
    }

    private Accounting.Selection selection(HeldItems held) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (TextPattern pattern : TextPattern.values()) {
            texts.put(pattern.id(), policy.handling(pattern).name().toLowerCase(Locale.ROOT));
        }
        List<Accounting.Decision> decisions = new ArrayList<>();
        export.facts()
                .decisions()
                .forEach((category, clause) -> decisions.add(new Accounting.Decision(
                        category,
                        clause.id(),
                        clause.treatment().id(),
                        keeping(clause),
                        held.of(category),
                        clause.reason(),
                        clause.legal())));
        return new Accounting.Selection(
                policy.digest(),
                export.facts().pseudonymKey(),
                decisions,
                texts,
                policy.soundMakers().name().toLowerCase(Locale.ROOT),
                List.copyOf(policy.embeddedLeftOut()));
    }

    private static String keeping(RuledTreatment clause) {
        return clause.keeping().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Accounting.Recognition recognition() {
        Reidentification found = export.reidentification();
        return new Accounting.Recognition(
                found.texts().stream()
                        .map(it -> new Accounting.Texts(it.category(), it.kept(), it.searchable()))
                        .toList(),
                PostRecords.mayName(found.profile()),
                found.sounds().posts(),
                found.places(),
                found.hardlyJudged(),
                found.pseudonyms(),
                found.people());
    }

    private Accounting.Line line(LedgerLine line) {
        return new Accounting.Line(
                line.path(),
                line.section().standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                line.section().category(),
                List.copyOf(line.section().types()),
                numbers(List.of(line), export.accounting().counted().getOrDefault(line.path(), 0L)));
    }

    private static Numbers numbers(List<LedgerLine> lines, long counted) {
        SortedMap<String, Long> leftOut = new TreeMap<>();
        long met = 0;
        long kept = 0;
        long pseudonymised = 0;
        long aggregated = 0;
        long notUnderstood = 0;
        for (LedgerLine line : lines) {
            met += line.met();
            kept += line.kept();
            pseudonymised += line.pseudonymised();
            aggregated += line.aggregated();
            notUnderstood += line.notUnderstood();
            line.leftOut().forEach((rule, items) -> leftOut.merge(rule, items, Long::sum));
        }
        return new Numbers(counted, met, kept, pseudonymised, aggregated, leftOut, notUnderstood);
    }

    /** The meaning of every name used in the records, so that they can be read without the policy and the program. */
    private SortedMap<String, String> rules(PostCompleteness completeness) {
        SortedSet<String> met = new TreeSet<>();
        export.ledger().forEach(line -> met.addAll(line.leftOut().keySet()));
        completeness.posts().forEach(post -> post.rule().ifPresent(met::add));
        SortedMap<String, String> words = new TreeMap<>();
        export.files().stream()
                .flatMap(file -> file.screened().stream())
                .flatMap(text -> text.lines().keySet().stream())
                .forEach(rule -> {
                    met.add(rule);
                    words.put(Accounting.SCREENED + rule, Screenings.words(rule));
                });
        met.forEach(rule -> Optional.ofNullable(policy.reasonFor(rule))
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason -> words.put(rule, reason)));
        for (ScreenedFile file : export.files()) {
            if (file.fate() instanceof FileFate.Matched it) {
                it.evidence().forEach(evidence -> words.put(evidence.id(), evidence.words()));
            }
            if (!(file.disposition() instanceof Disposition.LeftOut)) {
                MediaFormat format = MediaFormat.of(AccessionWarcs.mediaType(file));
                words.put(AccessionWarcs.mediaType(file), format.name());
            }
        }
        Reidentification found = export.reidentification();
        Stream.of(
                        List.of(found.profile()),
                        found.posts().values(),
                        found.loose().values())
                .flatMap(Collection::stream)
                .flatMap(Set::stream)
                .forEach(hint -> words.put(hint.id(), hint.words()));
        return words;
    }

    /** What the profile says in fields of these roles, in the order of their names. */
    private Stream<ScreenedContent.Further> profile(Predicate<FieldRole> roles) {
        return export.profile().stream()
                .flatMap(profile -> profile.content().further().stream())
                .filter(field -> roles.test(field.role()))
                .sorted(Comparator.comparing(ScreenedContent.Further::label));
    }
}
