package org.posterity.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.Passes;
import org.posterity.format.fixity.SideBySide;
import org.posterity.model.Digest;
import org.posterity.model.Progress;

/** The first reading of the input: sha256 of every file where it lies, two files at a time. */
final class FileHasher {
    private final List<ListedFile> files;
    private final Progress progress;
    private final List<Integer> largestFirst = new ArrayList<>();
    private final ReceivedFile[] hashed;
    private final Unacceptable[] refusals;
    private final AtomicInteger next = new AtomicInteger();

    private FileHasher(List<ListedFile> files, Progress progress) {
        this.files = files;
        this.progress = progress;
        this.hashed = new ReceivedFile[files.size()];
        this.refusals = new Unacceptable[files.size()];
        for (int i = 0; i < files.size(); i++) {
            largestFirst.add(i);
        }
        // largest first, so that no thread is left alone with the largest file at the end
        largestFirst.sort(
                Comparator.comparingLong((Integer i) -> files.get(i).size()).reversed());
    }

    /** The files in the given order. Names all files that cannot be read or that change meanwhile. */
    static List<ReceivedFile> of(List<ListedFile> files, Progress progress) throws Unacceptable {
        progress.begin("hashing", files.stream().mapToLong(ListedFile::size).sum());
        return new FileHasher(files, progress).run();
    }

    private List<ReceivedFile> run() throws Unacceptable {
        SideBySide.run("hashing", this::work);
        return results();
    }

    private List<ReceivedFile> results() throws Unacceptable {
        IntakeFaults faults = new IntakeFaults();
        for (Unacceptable refusal : refusals) {
            if (refusal != null) {
                faults.add(refusal);
            }
        }
        faults.throwIfAny();
        return List.of(hashed);
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            int file = largestFirst.get(i);
            try {
                hashed[file] = hash(files.get(file));
            } catch (Unacceptable refusal) {
                refusals[file] = refusal;
            }
        }
    }

    private ReceivedFile hash(ListedFile file) throws Unacceptable {
        Digest sha256;
        try (FileChannel channel =
                FileChannel.open(file.location(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            sha256 = Passes.receive(channel, file.size(), progress::moved);
        } catch (ChangedFileException e) {
            throw changed(file);
        } catch (IOException e) {
            throw file.unchanged()
                    ? IntakeRefusal.UNREADABLE_FILE.at(file.path(), "The file cannot be read to its end.")
                    : changed(file);
        }
        if (!file.unchanged()) {
            throw changed(file);
        }
        return new ReceivedFile(file.path(), file.size(), file.modified(), sha256, file.location(), false);
    }

    private static Unacceptable changed(ListedFile file) {
        return IntakeRefusal.CHANGED_WHILE_READ.at(file.path(), "Its size or its modification time changed.");
    }
}
