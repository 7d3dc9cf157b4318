package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.application.DisposalPlan.Item;
import org.posterity.application.Dispose.Examined;
import org.posterity.application.InputFile.Fate;
import org.posterity.consent.Keeping.Unselected;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Intake;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.replication.CopyCount;
import org.posterity.storage.DamagedPackage;

/** One input, looked at before it is returned or destroyed: what the archive has of it, and what of it may go. */
final class InputExamination {
    private final Path root;
    private final List<RememberedInput> parts;
    private final boolean ours;
    private final Archive archive;
    private final Settings settings;
    private final Progress progress;
    private final List<Item> onDisk;
    private final List<String> obstacles = new ArrayList<>();
    private final InputState state;
    private List<InputFile> files = List.of();

    /**
     * Looks at an input; some part of it must wait to be returned or destroyed.
     *
     * @param parts the exports in it
     * @param ours whether a source landed it: then it is only a copy of what lies at the other end
     */
    InputExamination(
            Path root,
            List<RememberedInput> parts,
            boolean ours,
            Archive archive,
            Settings settings,
            Progress progress) {
        this.root = root;
        this.parts = parts;
        this.ours = ours;
        this.archive = archive;
        this.settings = settings;
        this.progress = progress;
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

    private SortedSet<PackageId> packages() {
        return parts.stream()
                .flatMap(part -> part.aip().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(PackageId::value))));
    }

    /** Whether something of it that nobody has returned or destroyed is in this state. */
    private boolean isPartly(InputState asked) {
        return parts.stream().anyMatch(part -> part.state() == asked);
    }

    /** What was found; to be asked once. */
    Examined examined(boolean giveBack) {
        obstacles.addAll(Disposal.holds(parts, archive));
        LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
        Map<PackageId, String> copies = new LinkedHashMap<>();
        boolean safe = true;
        for (PackageId aip : packages()) {
            CopyCount of = Safety.of(aip, archive.journal(), settings);
            copies.put(aip, of.words());
            safe &= of.isSafe();
        }
        if (!giveBack) {
            if (isPartly(InputState.HELD) && !safe) {
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

    /** What is to be done with it now, unless there are obstacles. */
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
        boolean others = (!isPartly(InputState.HELD) || unselectedMayGo())
                && (state == InputState.HELD || ours || mayDestroy("inputs.refused"));
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

    private boolean mayDestroy(String setting) {
        return settings.text(setting, "return").equals("destroy");
    }

    /**
     * What the donors agreed on counts; where nothing was agreed, the setting, or that it is only a copy. An agreement that cannot be
     * read forbids it.
     */
    private boolean unselectedMayGo() {
        boolean byUse = ours || mayDestroy("inputs.unselected");
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
