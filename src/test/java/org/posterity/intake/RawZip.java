package org.posterity.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a zip byte by byte, so that each field can be made to lie. */
final class RawZip {
    static final int SYMLINK = 0120777;
    static final int PIPE = 0010644;

    private final List<Entry> entries = new ArrayList<>();

    /** One entry; the fields are what is written, true or not. */
    static final class Entry {
        byte[] name;
        byte[] content;
        int host = 3;
        int flags = 0x800;
        int method;
        int mode = 0100644;
        int dosTime = 0x6000;
        int dosDate = 0x5821;
        long crc;
        long size;
        long compressed;
        long localCrc = -1;
        long localSize = -1;
        long localCompressed = -1;
        long offset = -1;
        byte[] descriptor = new byte[0];
        byte[] extra = new byte[0];
    }

    RawZip add(String name, String content) {
        entry(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RawZip addBytes(String name, byte[] content) {
        entry(name, content);
        return this;
    }

    RawZip addDeflated(String name, byte[] content) {
        deflated(name, content);
        return this;
    }

    Entry entry(String name, byte[] content) {
        return entry(name.getBytes(StandardCharsets.UTF_8), content);
    }

    Entry entry(byte[] name, byte[] content) {
        Entry entry = new Entry();
        entry.name = name;
        entry.content = content;
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.crc = crc.getValue();
        entry.size = content.length;
        entry.compressed = content.length;
        entries.add(entry);
        return entry;
    }

    Entry deflated(String name, byte[] content) {
        Entry entry = entry(name, content);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        entry.content = Arrays.copyOf(buffer, length);
        entry.compressed = length;
        entry.method = 8;
        return entry;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            long offset = entry.offset < 0 ? zip.size() : entry.offset;
            if (entry.offset < 0) {
                zip.writeBytes(local(entry));
            }
            directory.writeBytes(central(entry, offset));
        }
        int start = zip.size();
        zip.writeBytes(directory.toByteArray());
        zip.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(directory.size())
                .putInt(start)
                .array());
        return zip.toByteArray();
    }

    Path to(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] local(Entry entry) {
        return little(30 + entry.name.length + entry.content.length + entry.descriptor.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putShort((short) entry.dosTime)
                .putShort((short) entry.dosDate)
                .putInt((int) (entry.localCrc < 0 ? entry.crc : entry.localCrc))
                .putInt((int) (entry.localCompressed < 0 ? entry.compressed : entry.localCompressed))
                .putInt((int) (entry.localSize < 0 ? entry.size : entry.localSize))
                .putShort((short) entry.name.length)
                .putShort((short) 0)
                .put(entry.name)
                .put(entry.content)
                .put(entry.descriptor)
                .array();
    }

    private static byte[] central(Entry entry, long offset) {
        return little(46 + entry.name.length + entry.extra.length)
                .putInt(0x02014b50)
                .putShort((short) (entry.host << 8 | 20))
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putShort((short) entry.dosTime)
                .putShort((short) entry.dosDate)
                .putInt((int) entry.crc)
                .putInt((int) entry.compressed)
                .putInt((int) entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.mode << 16)
                .putInt((int) offset)
                .put(entry.name)
                .put(entry.extra)
                .array();
    }
}
