package org.posterity.export.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.export.OwnObject;
import org.posterity.export.PostContents;

/** Where each post's object is in the export's JSON. */
public final class PostSlices implements PostContents {
    private final List<Slice> slices = new ArrayList<>();

    /** @param offset first byte of the object in the file */
    private record Slice(Path file, long offset, int length, ObjectReader reader) {}

    /** Reads an object in a file. */
    public interface ObjectReader {
        OwnObject read(FileChannel file, long offset, int length) throws IOException;
    }

    /** Adds the next post. */
    public void add(Path file, long offset, int length, ObjectReader reader) {
        slices.add(new Slice(file, offset, length, reader));
    }

    @Override
    public Reading open() {
        Map<Path, FileChannel> files = new HashMap<>();
        return new Reading() {
            @Override
            public OwnObject of(int ordinal) throws IOException {
                Slice slice = slices.get(ordinal);
                FileChannel file = files.get(slice.file());
                if (file == null) {
                    file = FileChannel.open(slice.file(), StandardOpenOption.READ);
                    files.put(slice.file(), file);
                }
                return slice.reader().read(file, slice.offset(), slice.length());
            }

            @Override
            public void close() throws IOException {
                for (FileChannel file : files.values()) {
                    file.close();
                }
            }
        };
    }

    /** The bytes of a piece of a file; fewer if the file ends before. */
    public static byte[] bytes(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) >= 0) {
            continue;
        }
        return bytes.position() == length ? bytes.array() : java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
}
