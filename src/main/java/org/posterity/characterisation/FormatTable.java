package org.posterity.characterisation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.Tika;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tika's table of all formats, loaded when the first file asks for it. */
final class FormatTable {
    /** The library, with its version. */
    static final String TOOL = Tika.getString();

    private MimeTypes types;

    /**
     * The media type of a file that starts with {@code head}. A name may only refine what the content says (CSV, JSON; a
     * document that is a ZIP file), and identify archives and papers whose content says nothing; it never makes a file a
     * video, photo or sound.
     */
    synchronized String mediaType(byte[] head, String name) {
        if (types == null) {
            types = MimeTypes.getDefaultMimeTypes();
        }
        MediaType byContent = detect(head, null);
        MediaType byName = detect(head, name);
        if (byContent.equals(byName) || MediaFormat.of(byName.toString()).kind().isMedia()) {
            return byContent.toString();
        }
        boolean unknown = byContent.equals(MediaType.OCTET_STREAM)
                && MediaFormat.of(byName.toString()).kind() != MediaDescription.Kind.OTHER;
        boolean finer = types.getMediaTypeRegistry().isSpecializationOf(byName, byContent);
        return (unknown || finer ? byName : byContent).toString();
    }

    /** The media type that a file of this name should have. */
    synchronized String byName(String name) {
        if (types == null) {
            types = MimeTypes.getDefaultMimeTypes();
        }
        return detect(new byte[0], name).toString();
    }

    private MediaType detect(byte[] head, String name) {
        Metadata hints = new Metadata();
        if (name != null) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            return types.detect(new ByteArrayInputStream(head), hints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
