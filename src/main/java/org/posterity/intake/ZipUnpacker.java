package org.posterity.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * Unpacks a zip file: first all headers are checked against each other, then the content is read in the order in which it
 * lies.
 */
final class ZipUnpacker {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DEFLATED_64 = 9;
    private static final int BZIP2 = 12;
    private static final Set<Integer> READ = Set.of(STORED, DEFLATED, DEFLATED_64, BZIP2);
    private static final int FILE_TYPE = 0170000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final Set<Integer> FILE_OR_FOLDER = Set.of(0, 0100000, 0040000);

    private final FileChannel channel;
    private final UnpackedMembers unpacked;
    private final FreeSpace space;
    private final List<Entry> entries = new ArrayList<>();

    /** An accepted member: its path, and where its content lies. */
    private record Entry(ZipMember member, String path, String where, long content) {
        long end() {
            return content + member.compressed();
        }
    }

    ZipUnpacker(FileChannel channel, UnpackedMembers unpacked, FreeSpace space) {
        this.channel = channel;
        this.unpacked = unpacked;
        this.space = space;
    }

    void run() throws IOException {
        ZipDirectory directory = ZipDirectory.of(channel);
        unpacked.behindTheEnd(directory.behind());
        IntakeFaults faults = new IntakeFaults();
        directory.walk(channel, member -> {
            unpacked.allowance().entry(unpacked.label(), unpacked.where(member.name()));
            try {
                entries.add(admit(member));
            } catch (Unacceptable refusal) {
                faults.add(refusal);
            }
            return true;
        });
        faults.throwIfAny();
        unpacked.checkNames();
        entries.sort(Comparator.comparingLong(entry -> entry.member().offset()));
        checkOverlaps(directory.start());
        foresee();
        Inflater inflater = new Inflater(true);
        try {
            for (Entry entry : entries) {
                if (!entry.member().folder()) {
                    inflater.reset();
                    receive(entry, inflater);
                }
            }
        } finally {
            inflater.end();
        }
    }

    private Entry admit(ZipMember member) throws IOException {
        String where = unpacked.where(member.name());
        String path = unpacked.claim(member.name(), member.folder());
        int type = member.mode() & FILE_TYPE;
        if (type == SYMBOLIC_LINK) {
            throw IntakeRefusal.LINK.at(where, "This is a symbolic link.");
        }
        if (!FILE_OR_FOLDER.contains(type)) {
            throw IntakeRefusal.SPECIAL_FILE.at(where, "This is a device, a pipe or a socket.");
        }
        if (member.encrypted()) {
            throw IntakeRefusal.ENCRYPTED_ENTRY.at(where, "This entry is encrypted.");
        }
        if (!READ.contains(member.method())) {
            throw IntakeRefusal.UNREADABLE_ARCHIVE.at(
                    where, "This entry is compressed by method " + member.method() + ", which is not supported.");
        }
        if (member.folder() && member.size() > 0 || member.method() == STORED && member.size() != member.compressed()) {
            throw IntakeRefusal.LYING_SIZE.at(where, "The entry cannot have the size announced for it.");
        }
        return new Entry(member, path, where, ZipLocalHeader.check(channel, member, where));
    }

    private void checkOverlaps(long directory) throws Unacceptable {
        for (int i = 0; i < entries.size(); i++) {
            long limit = i + 1 < entries.size() ? entries.get(i + 1).member().offset() : directory;
            if (entries.get(i).end() > limit) {
                throw IntakeRefusal.OVERLAPPING_ENTRIES.at(entries.get(i).where(), "The entry overlaps the next one.");
            }
        }
    }

    private void foresee() throws Unacceptable {
        long total = 0;
        for (Entry entry : entries) {
            total += entry.member().size();
            unpacked.allowance().foresee(total, entry.where());
        }
        space.require(2 * total);
    }

    private void receive(Entry entry, Inflater inflater) throws IOException {
        ZipMember member = entry.member();
        try (InputStream content = content(entry, inflater)) {
            VerifiedContent verified = new VerifiedContent(content, member, entry.where());
            unpacked.receive(
                    entry.path(), member.modified(), unpacked.allowance().metered(verified, entry.where()));
            verified.verify();
        } catch (Unacceptable refusal) {
            throw refusal;
        } catch (IOException e) {
            throw Interruption.or(
                    e, IntakeRefusal.UNREADABLE_ARCHIVE.at(entry.where(), "The entry's bytes are damaged."));
        }
        if (member.method() == DEFLATED && inflater.getBytesRead() < member.compressed()) {
            throw IntakeRefusal.LYING_SIZE.at(
                    entry.where(), "The entry has more compressed bytes than its content needs.");
        }
    }

    private InputStream content(Entry entry, Inflater inflater) throws IOException {
        InputStream raw =
                new ChannelSlice(channel, entry.content(), entry.member().compressed());
        return switch (entry.member().method()) {
            case STORED -> raw;
            // without zlib headers, Inflater's contract requires one extra byte
            case DEFLATED ->
                new InflaterInputStream(
                        new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])), inflater, 1 << 16);
            case DEFLATED_64 -> new Deflate64CompressorInputStream(raw);
            default -> new BZip2CompressorInputStream(raw);
        };
    }
}
