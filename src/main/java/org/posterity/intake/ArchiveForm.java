package org.posterity.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.posterity.format.tar.TarHeader;

/** The archives that are opened, recognised by their first bytes. */
enum ArchiveForm {
    ZIP("zip"),
    TAR("tar"),
    TAR_GZ("tar.gz");

    private static final List<String> ENDINGS = List.of(".zip", ".tar", ".tar.gz", ".tgz");
    private static final int FIRST_ENTRY = 0x04034b50;
    private static final int NO_ENTRY = 0x06054b50;
    private static final int GZIP = 0x088b1f;

    private final String label;

    ArchiveForm(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * Whether the name is that of an archive; office documents, apps and the like are zip files too, and are left as they
     * are.
     */
    static boolean namedLikeOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    static Optional<ArchiveForm> recognise(FileChannel channel) {
        try {
            int magic = ChannelSlice.bytes(channel, 0, 4).getInt();
            if (magic == FIRST_ENTRY || magic == NO_ENTRY) {
                return Optional.of(ZIP);
            }
            if ((magic & 0xffffff) == GZIP) {
                return startsWithTarHeader(decompressed(channel)) ? Optional.of(TAR_GZ) : Optional.empty();
            }
            return startsWithTarHeader(whole(channel)) ? Optional.of(TAR) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The bytes of the tar inside. Only for TAR and TAR_GZ. */
    InputStream tar(FileChannel channel) throws IOException {
        return this == TAR_GZ ? decompressed(channel) : whole(channel);
    }

    private static boolean startsWithTarHeader(InputStream bytes) throws IOException {
        return TarHeader.isOne(bytes.readNBytes(TarHeader.LENGTH));
    }

    private static InputStream whole(FileChannel channel) throws IOException {
        return new BufferedInputStream(new ChannelSlice(channel, 0, channel.size()), 1 << 16);
    }

    private static InputStream decompressed(FileChannel channel) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(whole(channel))
                .setDecompressConcatenated(true)
                .get();
    }
}
