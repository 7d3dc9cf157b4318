package org.posterity.application;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.application.DisposalPlan.Item;
import org.posterity.application.InputFile.Fate;
import org.posterity.consent.Keeping.Unselected;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Intake;
import org.posterity.intake.Submission;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.page.FactSheet;
import org.posterity.replication.CopyCount;
import org.posterity.storage.DamagedPackage;

/**
 * Says what of an input is safely held, and returns or destroys it: the only use case that removes a file outside the archive. It
 * destroys what the settings and the donor's terms allow, after a person has agreed, and each file only while its bytes are those
 * that were looked at.
 */
public final class Dispose {
    private final Premises premises;
    private final Progress progress;

    public Dispose(Premises premises, Progress progress) {
        this.premises = premises;
        this.progress = progress;
    }

    /**
     * What is to be done.
     *
     * @param input where it lies, or the identifier of its submission
     * @param giveBack whether it is returned; else it is destroyed
     * @param by who decided
     */
    public record Request(String input, boolean giveBack, String by) {}

    /**
     * What was found.
     *
     * @param state the least advanced of its parts
     * @param packages that hold it, each with its number of copies in words
     * @param files what it consists of
     * @param mayGo how many files on disk may be destroyed
     * @param stay how many stay
     * @param obstacles why nothing may be done; empty if something may
     */
    public record Examined(
            Path input,
            InputState state,
            Map<PackageId, String> packages,
            List<InputFile> files,
            int mayGo,
            int stay,
            List<String> obstacles) {}

    /** What came of it. */
    public sealed interface Answer {
        /** The archive has never seen such an input, or remembers no place of it. */
        record Unknown() implements Answer {}

        /** It was returned or destroyed before. */
        record Done(InputState state) implements Answer {}

        /** Nothing was done. */
        record Refused(List<String> why) implements Answer {}

        /** The person did not agree. */
        record Left() implements Answer {}

        /**
         * It was destroyed or returned.
         *
         * @param changed files that were to be destroyed, had changed, and were left
         * @param paper the certificate or slip
         */
        record Cleared(InputState state, int destroyed, int left, List<String> changed, Path paper) implements Answer {}
    }

    /** @param agreed is shown what was found, and says whether to go on */
    public Answer run(Request request, Predicate<Examined> agreed) {
        Settings settings = premises.settings();
        String by = OneLine.of(request.by(), "--by");
        try (Archive archive = premises.openToWrite(settings, Duration.ZERO)) {
            List<RememberedInput> parts = archive.inputs().find(request.input());
            if (parts.isEmpty()) {
                return new Answer.Unknown();
            }
            Path planned = planOf(parts, archive);
            Optional<DisposalPlan> begun = DisposalPlan.read(planned);
            if (begun.isPresent()) {
                List<String> held = holds(parts, archive);
                return held.isEmpty() ? carryOut(begun.get(), parts, archive, settings) : new Answer.Refused(held);
            }
            if (parts.stream().noneMatch(part -> part.state().isOpen())) {
                return new Answer.Done(parts.get(0).state());
            }
            Optional<Path> root = place(request.input(), parts);
            if (root.isEmpty()) {
                return new Answer.Unknown();
            }
            premises.requireApart(root.get(), settings);
            Examination found = new Examination(root.get(), parts, archive, settings);
            Examined examined = found.examined(request.giveBack());
            if (!examined.obstacles().isEmpty()) {
                agreed.test(examined);
                return new Answer.Refused(examined.obstacles());
            }
            if (!agreed.test(examined)) {
                return new Answer.Left();
            }
            DisposalPlan plan = found.plan(request.giveBack(), by);
            plan.write(planned);
            return carryOut(plan, parts, archive, settings);
        }
    }

    private static Path planOf(List<RememberedInput> parts, Archive archive) {
        return archive.inputs().folder().resolve(parts.get(0).whole() + ".plan.json");
    }

    /** Where it lies: as asked, or as remembered. */
    private static Optional<Path> place(String asked, List<RememberedInput> parts) {
        return Stream.concat(Stream.of(asked), parts.stream().flatMap(part -> part.path().stream()))
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .filter(Files::exists)
                .findFirst();
    }

    private static List<String> holds(List<RememberedInput> parts, Archive archive) {
        Holds holds = new Holds(archive);
        return parts.stream()
                .flatMap(part -> part.aip().stream())
                .distinct()
                .filter(holds::on)
                .map(aip -> "A legal hold is in force on package " + aip.shortForm()
                        + ", or its agreement cannot be read: nothing of it may be destroyed or given away.")
                .toList();
    }

    private Answer carryOut(DisposalPlan plan, List<RememberedInput> parts, Archive archive, Settings settings) {
        Path root = Path.of(plan.root());
        InputOnDisk disk = new InputOnDisk(root);
        List<String> changed = plan.items().stream()
                .filter(item -> !disk.destroy(item))
                .map(Item::path)
                .toList();
        if (!plan.items().isEmpty()) {
            disk.prune();
        }
        boolean destroying = !plan.items().isEmpty();
        InputState state = destroying ? InputState.DESTROYED : InputState.RETURNED;
        int destroyed = plan.items().size() - changed.size();
        int left = plan.left() + changed.size();
        boolean named = NamesOfDonations.following(settings).inReports();
        FactSheet sheet = DisposalPaper.of(plan, state, parts, destroyed, left, named);
        Path paper = archive.inputs().folder().resolve(parts.get(0).whole() + ".html");
        write(sheet, paper);
        for (RememberedInput part : parts) {
            archive.inputs().note(part.now(state, plan.at()));
            part.aip().ifPresent(aip -> note(aip, part.submission(), state, destroyed, left, plan.at(), archive));
        }
        try {
            Files.deleteIfExists(planOf(parts, archive));
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder inputs cannot be written. Run again.", e);
        }
        return new Answer.Cleared(state, destroyed, left, changed, paper);
    }

    /** A run that completes another one's work adds no second line. */
    private static void note(
            PackageId aip,
            SubmissionId submission,
            InputState state,
            int destroyed,
            int left,
            Instant at,
            Archive archive) {
        String detail = "Input of submission " + submission + ": "
                + (state == InputState.DESTROYED
                        ? destroyed + " files destroyed, " + left + " left (input-destroyed)."
                        : left + " files returned (input-returned).");
        boolean told = archive.journal().events(aip).stream()
                .anyMatch(event -> event.time().equals(at) && event.detail().contains(submission.value()));
        if (!told) {
            archive.journal()
                    .append(
                            aip,
                            new PreservationEvent(
                                    EventType.POLICY_ASSIGNMENT, at, detail, "success", Machine.software()));
        }
    }

    private static void write(FactSheet sheet, Path file) {
        try {
            StringWriter html = new StringWriter();
            sheet.write(html);
            UnfinishedFile.replace(file, html.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TerminalFailure("The certificate cannot be written; is the disk full? Run again.", e);
        }
    }

    /** One input, looked at. */
    private final class Examination {
        private final Path root;
        private final List<RememberedInput> parts;
        private final Archive archive;
        private final Settings settings;
        private final List<Item> onDisk;
        private final List<String> obstacles = new ArrayList<>();
        private final InputState state;
        private List<InputFile> files = List.of();

        Examination(Path root, List<RememberedInput> parts, Archive archive, Settings settings) {
            this.root = root;
            this.parts = parts;
            this.archive = archive;
            this.settings = settings;
            this.onDisk = new InputOnDisk(root).files();
            this.state = parts.stream()
                    .map(RememberedInput::state)
                    .filter(InputState::isOpen)
                    .min(Enum::compareTo)
                    .orElseThrow();
            if (state == InputState.HELD) {
                survey();
            } else {
                files = onDisk.stream()
                        .map(item -> new InputFile(
                                item.path(), item.size(), item.sha256(), Fate.NOT_HELD, "It was not taken in."))
                        .toList();
            }
        }

        private void survey() {
            Intake intake = new Intake(
                    archive.workspaces(), Wiring.limits(settings), HeldSubmissions.none(), Machine.clock(), progress);
            Outcome<Submission> opened = intake.open(IngestRequest.of(root));
            Optional<Submission> passed =
                    opened.match(Optional::of, rejected -> Optional.empty(), held -> Optional.empty());
            if (passed.isEmpty()) {
                obstacles.add("The input cannot be read any more as it was when it was taken in.");
                return;
            }
            Submission submission = passed.get();
            try {
                files = InputSurvey.of(submission, packages(), archive);
                if (parts.size() == 1
                        && parts.get(0).whole().equals(parts.get(0).place())
                        && !parts.get(0).submission().equals(submission.id())) {
                    obstacles.add("The input has changed since it was taken in. Take it in again first.");
                }
            } catch (DamagedPackage e) {
                obstacles.add(e.getMessage());
            } finally {
                submission.workspace().close();
            }
        }

        private TreeSet<PackageId> packages() {
            TreeSet<PackageId> packages = new TreeSet<>(Comparator.comparing(PackageId::value));
            parts.forEach(part -> part.aip().ifPresent(packages::add));
            return packages;
        }

        Examined examined(boolean giveBack) {
            obstacles.addAll(holds(parts, archive));
            LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
            Map<PackageId, String> copies = new HashMap<>();
            boolean safe = true;
            for (PackageId aip : packages()) {
                CopyCount of = Safety.of(aip, archive.journal(), settings);
                copies.put(aip, of.words());
                safe &= of.isSafe();
            }
            if (!giveBack) {
                if (state == InputState.HELD && !safe) {
                    obstacles.add("It is not safely held yet: there are too few verified copies of its package.");
                }
                LocalDate from = parts.stream()
                        .filter(part -> part.state().isOpen())
                        .map(part -> part.deadline(settings))
                        .max(LocalDate::compareTo)
                        .orElseThrow();
                if (today.isBefore(from)) {
                    obstacles.add("By the settings it may be destroyed from " + from + " on.");
                }
                if (going().isEmpty() && obstacles.isEmpty()) {
                    obstacles.add("The settings, or the donor's terms, allow nothing of it to be destroyed. "
                            + "Return it (--return).");
                }
            }
            int goes = giveBack ? 0 : going().size();
            return new Examined(root, state, copies, files, goes, onDisk.size() - goes, List.copyOf(obstacles));
        }

        DisposalPlan plan(boolean giveBack, String by) {
            List<Item> items = giveBack ? List.of() : going();
            long lost = files.stream().filter(file -> !file.fate().isHeld()).count();
            String copies = packages().stream()
                    .map(aip -> "Package " + aip.shortForm() + ": "
                            + Safety.of(aip, archive.journal(), settings).words())
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("");
            return new DisposalPlan(
                    root.toString(),
                    Machine.clock().instant(),
                    by,
                    items,
                    onDisk.size() - items.size(),
                    giveBack ? 0 : (int) lost,
                    copies);
        }

        /** The files on disk of which everything may be destroyed. */
        private List<Item> going() {
            boolean others = state == InputState.HELD
                    ? unselectedMayGo()
                    : settings.text("inputs.refused", "return").equals("destroy");
            Map<String, Boolean> may = new HashMap<>();
            Map<String, Digest> surveyed = new HashMap<>();
            for (InputFile file : files) {
                may.merge(onDisk(file), others || file.fate().isHeld(), Boolean::logicalAnd);
                surveyed.put(file.path(), file.sha256());
            }
            return onDisk.stream()
                    .filter(item -> may.getOrDefault(item.path(), false))
                    // a file that changed while it was looked at
                    .filter(item -> item.sha256().equals(surveyed.getOrDefault(item.path(), item.sha256())))
                    .toList();
        }

        /** The path on disk: that of the outermost archive. The members of an input that is an archive lie in the input itself. */
        private String onDisk(InputFile file) {
            if (!Files.isDirectory(root)) {
                return "";
            }
            int member = file.path().indexOf("!/");
            return member < 0 ? file.path() : file.path().substring(0, member);
        }

        /** What the donors agreed on counts; where nothing was agreed, the setting. An agreement that cannot be read forbids it. */
        private boolean unselectedMayGo() {
            boolean byUse = settings.text("inputs.unselected", "return").equals("destroy");
            try {
                for (PackageId aip : packages()) {
                    for (String agreement : archive.agreementsOf(aip)) {
                        Optional<Unselected> agreed = Unselected.parse(archive.keptAgreements()
                                .read(agreement)
                                .newest()
                                .record()
                                .path("unselected")
                                .asText());
                        if (!agreed.map(it -> it == Unselected.DESTROY).orElse(byUse)) {
                            return false;
                        }
                    }
                }
                return true;
            } catch (UnreadableAgreement | DamagedPackage | IOException e) {
                return false;
            }
        }
    }
}
