package org.posterity.characterisation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Tika's table of all formats, loaded when the first file asks for it. */
final class FormatTable {
    private MimeTypes types;

    /**
     * The media type of a file that starts with {@code head}. A name may only make text more specific (CSV, JSON); it never
     * makes text a video.
     */
    synchronized String mediaType(byte[] head, String name) {
        if (types == null) {
            types = MimeTypes.getDefaultMimeTypes();
        }
        MediaType byContent = detect(head, null);
        if (byContent.equals(MediaType.TEXT_PLAIN)) {
            MediaType byName = detect(head, name);
            return (types.getMediaTypeRegistry().isSpecializationOf(byName, MediaType.TEXT_PLAIN) ? byName : byContent)
                    .toString();
        }
        return byContent.toString();
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
