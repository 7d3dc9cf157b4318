package org.posterity.intake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Finding;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** Opens the archives of one submission, nested ones too, under one allowance. */
final class Unpacker {
    private final IntakeLimits limits;
    private final FreeSpace space;
    private final MemberStore store;
    private final List<Finding> findings;

    Unpacker(IntakeLimits limits, FreeSpace space, Path folder, List<Finding> findings) {
        this.limits = limits;
        this.space = space;
        this.store = new MemberStore(folder);
        this.findings = findings;
    }

    /** The content of a submission that is an archive, without the one folder it may be wrapped in. */
    List<ReceivedFile> open(ReceivedFile archive, ArchiveForm form) throws Unacceptable {
        Allowance allowance = Allowance.of(limits).archive(archive.size());
        List<ReceivedFile> members = Wrapper.strip(members(archive, form, "", allowance), archive.path(), findings);
        return withNested(members, allowance, 1);
    }

    /** The files, with the content of archives among them. */
    List<ReceivedFile> openNested(List<ReceivedFile> files) throws Unacceptable {
        return withNested(files, Allowance.of(limits), 1);
    }

    static FileChannel channel(Path location) throws IOException {
        return FileChannel.open(location, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private List<ReceivedFile> withNested(List<ReceivedFile> files, Allowance outer, int depth) throws Unacceptable {
        SplitArchive.requireNoPartAmong(files);
        List<ReceivedFile> all = new ArrayList<>();
        for (ReceivedFile file : files) {
            Optional<ArchiveForm> form = nested(file);
            if (form.isEmpty()) {
                all.add(file);
                continue;
            }
            if (depth > limits.maxDepth()) {
                throw IntakeRefusal.NESTED_TOO_DEEP.at(file.path(), "This archive is " + depth + " archives deep.");
            }
            Allowance allowance = outer.archive(file.size());
            all.add(new ReceivedFile(file.path(), file.size(), file.modified(), file.sha256(), file.location(), true));
            all.addAll(withNested(members(file, form.get(), file.path() + "!/", allowance), allowance, depth + 1));
        }
        return all;
    }

    private Optional<ArchiveForm> nested(ReceivedFile file) throws Unacceptable {
        if (!ArchiveForm.namedLikeOne(file.name())) {
            return Optional.empty();
        }
        try (FileChannel channel = channel(file.location())) {
            Optional<ArchiveForm> form = ArchiveForm.recognise(channel);
            if (form.isEmpty() && SplitArchive.endsIn(channel)) {
                throw SplitArchive.lastPart(file.path());
            }
            // "._a.zip" holds macOS's attributes of a.zip and is not an archive
            if (form.isEmpty() && !file.name().startsWith("._")) {
                findings.add(new Finding(
                        "not-an-archive",
                        file.path(),
                        "This is named like an archive but is not one; it was not opened."));
            }
            return form;
        } catch (Unacceptable e) {
            throw e;
        } catch (IOException e) {
            throw Interruption.or(e, IntakeRefusal.UNREADABLE_FILE.at(file.path(), "This file cannot be opened."));
        }
    }

    private List<ReceivedFile> members(ReceivedFile archive, ArchiveForm form, String prefix, Allowance allowance)
            throws Unacceptable {
        UnpackedMembers unpacked = new UnpackedMembers(archive.path(), prefix, store, allowance);
        Unacceptable refusal = null;
        try (FileChannel channel = channel(archive.location())) {
            unpack(channel, form, unpacked);
        } catch (Unacceptable e) {
            refusal = e.within(archive.path());
        } catch (TerminalFailure | TransientFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            String what = e instanceof EOFException
                    ? "The archive is cut off: its end is missing."
                    : "The archive's bytes are damaged.";
            refusal = Interruption.or(e, IntakeRefusal.UNREADABLE_ARCHIVE.at(archive.path(), what));
        }
        if (!store.holds(archive.location()) && !asHashed(archive)) {
            throw IntakeRefusal.CHANGED_WHILE_READ.at(archive.path(), "Its size or its modification time changed.");
        }
        if (refusal != null) {
            throw refusal;
        }
        unpacked.report(findings);
        return unpacked.files();
    }

    private void unpack(FileChannel channel, ArchiveForm form, UnpackedMembers unpacked) throws IOException {
        if (form == ArchiveForm.ZIP) {
            new ZipUnpacker(channel, unpacked, space).run();
            return;
        }
        space.require(2 * Math.min(announced(channel, form), limits.maxUnpackedBytes()));
        new TarUnpacker(unpacked.allowance().metered(form.tar(channel), unpacked.label()), unpacked).run();
    }

    /** A gzip ends with its unpacked size modulo 4 GiB (RFC 1952 §2.3.1): a hint, no more. */
    private static long announced(FileChannel channel, ArchiveForm form) throws IOException {
        if (form == ArchiveForm.TAR) {
            return channel.size();
        }
        int size = ChannelSlice.bytes(channel, channel.size() - 4, 4).getInt();
        return Math.max(channel.size(), Integer.toUnsignedLong(size));
    }

    private static boolean asHashed(ReceivedFile file) {
        return new ListedFile(file.path(), file.location(), file.size(), file.modified()).unchanged();
    }
}
