package org.posterity.export.tiktok;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.export.OwnObject;
import org.posterity.export.PostContents;

/** Where each post's object lies in the export's JSON. */
final class PostSlices implements PostContents {
    private final Structure structure;
    private final List<Slice> slices = new ArrayList<>();

    PostSlices(Structure structure) {
        this.structure = structure;
    }

    /**
     * @param offset first byte of the object in the file
     * @param shape what is known of such objects
     */
    private record Slice(Path file, long offset, int length, Shape shape) {}

    /** Adds the next post. */
    void add(Path file, long offset, int length, Shape shape) {
        slices.add(new Slice(file, offset, length, shape));
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
                return new ObjectSlice(structure, slice.shape()).read(file, slice.offset(), slice.length());
            }

            @Override
            public void close() throws IOException {
                for (FileChannel file : files.values()) {
                    file.close();
                }
            }
        };
    }
}
