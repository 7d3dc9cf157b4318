package org.posterity.characterisation;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.gif.GifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads JPEG, PNG, GIF and WebP files: their size, their version, and which personal metadata they carry. */
final class StillReader {
    private final Draft draft;
    private final Pronom pronom;

    StillReader(Draft draft, Pronom pronom) {
        this.draft = draft;
        this.pronom = pronom;
    }

    void read(InputStream stream, byte[] head) throws IOException, ImageProcessingException {
        draft.tools.add(Tool.METADATA_EXTRACTOR.toString());
        Metadata metadata = switch (draft.mediaType) {
            case "image/jpeg" -> JpegMetadataReader.readMetadata(stream);
            case "image/png" -> PngMetadataReader.readMetadata(stream);
            case "image/gif" -> GifMetadataReader.readMetadata(stream);
            default -> WebpMetadataReader.readMetadata(stream);
        };
        StillPersonal.look(metadata, draft.personal);
        for (Directory directory : metadata.getDirectories()) {
            describe(directory);
            if (directory.hasErrors()) {
                draft.warnings.add("Part of the embedded metadata is damaged.");
            }
        }
        if (draft.codedWidth.isEmpty()) {
            draft.warnings.add("The picture's size cannot be read: it may be damaged.");
        }
        identify(metadata, head);
    }

    private void describe(Directory directory) {
        if (directory instanceof JpegDirectory jpeg) {
            draft.size(jpeg.getInteger(JpegDirectory.TAG_IMAGE_WIDTH), jpeg.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT));
            draft.technical("image.bitsPerComponent", jpeg.getInteger(JpegDirectory.TAG_DATA_PRECISION));
            draft.technical("image.components", jpeg.getInteger(JpegDirectory.TAG_NUMBER_OF_COMPONENTS));
        } else if (directory instanceof PngDirectory png && draft.codedWidth.isEmpty()) {
            draft.size(png.getInteger(PngDirectory.TAG_IMAGE_WIDTH), png.getInteger(PngDirectory.TAG_IMAGE_HEIGHT));
            draft.technical("image.bitsPerComponent", png.getInteger(PngDirectory.TAG_BITS_PER_SAMPLE));
        } else if (directory instanceof GifHeaderDirectory gif) {
            draft.size(
                    gif.getInteger(GifHeaderDirectory.TAG_IMAGE_WIDTH),
                    gif.getInteger(GifHeaderDirectory.TAG_IMAGE_HEIGHT));
        } else if (directory instanceof WebpDirectory webp && draft.codedWidth.isEmpty()) {
            draft.size(webp.getInteger(WebpDirectory.TAG_IMAGE_WIDTH), webp.getInteger(WebpDirectory.TAG_IMAGE_HEIGHT));
            draft.technical("image.animated", webp.getBooleanObject(WebpDirectory.TAG_IS_ANIMATION));
        } else if (directory instanceof ExifIFD0Directory exif) {
            turn(exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION));
        } else if (directory instanceof ExifSubIFDDirectory exif) {
            taken(exif);
        }
    }

    /** Exif orientation 6 means: turn by 90 degrees clockwise to see it upright. Mirroring is not told. */
    private void turn(Integer orientation) {
        if (orientation == null) {
            return;
        }
        draft.technical("image.orientation", orientation);
        draft.rotation = switch (orientation) {
            case 1, 2 -> OptionalInt.of(0);
            case 3, 4 -> OptionalInt.of(180);
            case 5, 6 -> OptionalInt.of(90);
            case 7, 8 -> OptionalInt.of(270);
            default -> OptionalInt.empty();
        };
    }

    /** Exif times are local; only with an offset do they name an instant. */
    private void taken(ExifSubIFDDirectory exif) {
        if (exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL) != null) {
            draft.creationTime = Optional.ofNullable(exif.getDateOriginal()).map(Date::toInstant);
        }
    }

    private void identify(Metadata metadata, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        draft.pronom = switch (draft.mediaType) {
            case "image/jpeg" -> jpeg(metadata);
            case "image/png" -> pronom.identifier(draft.mediaType, pngVersion(metadata, text));
            case "image/gif" -> pronom.identifier(draft.mediaType, text.substring(3, 6));
            default ->
                text.length() < 16
                        ? Optional.empty()
                        : pronom.identifier(
                                draft.mediaType, text.substring(12, 16).strip());
        };
    }

    private Optional<String> jpeg(Metadata metadata) {
        ExifSubIFDDirectory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        String exifVersion = exif == null ? null : exif.getString(ExifDirectoryBase.TAG_EXIF_VERSION);
        JfifDirectory jfif = metadata.getFirstDirectoryOfType(JfifDirectory.class);
        if (exifVersion != null && exifVersion.matches("[0-9.]{1,8}")) {
            draft.technical("image.exifVersion", exifVersion);
        }
        if (jfif != null && jfif.getInteger(JfifDirectory.TAG_VERSION) != null) {
            int version = jfif.getInteger(JfifDirectory.TAG_VERSION);
            draft.technical("image.jfifVersion", (version >> 8) + "." + (version & 0xff));
            // a file that is both is left to the reader: tools disagree
            return exifVersion != null
                    ? Optional.empty()
                    : pronom.identifier(draft.mediaType, "jfif " + (version >> 8) + "." + (version & 0xff));
        }
        return exifVersion != null
                ? pronom.identifier(draft.mediaType, "exif " + exifVersion)
                : metadata.getFirstDirectoryOfType(JpegDirectory.class) != null
                        ? pronom.identifier(draft.mediaType, "stream")
                        : Optional.empty();
    }

    /** The version is that of the newest chunk used: {@code iTXt} came with 1.2; sRGB and ICC profiles with 1.1. */
    private static String pngVersion(Metadata metadata, String head) {
        boolean newest = head.contains("iTXt");
        boolean newer = false;
        for (PngDirectory png : metadata.getDirectoriesOfType(PngDirectory.class)) {
            newest |= png.getName().contains("iTXt");
            newer |= png.containsTag(PngDirectory.TAG_SRGB_RENDERING_INTENT)
                    || png.containsTag(PngDirectory.TAG_ICC_PROFILE_NAME);
        }
        return newest ? "1.2" : newer ? "1.1" : "1.0";
    }
}
