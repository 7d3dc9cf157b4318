package org.posterity.characterisation;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.gif.GifCommentDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.Collection;
import java.util.stream.IntStream;

/** Notices which kinds of personal metadata a picture carries. */
final class StillPersonal {
    private StillPersonal() {}

    static void look(Metadata metadata, Collection<Personal> found) {
        for (Directory directory : metadata.getDirectories()) {
            look(directory, found);
        }
    }

    private static void look(Directory directory, Collection<Personal> found) {
        if (directory instanceof GpsDirectory && directory.getTagCount() > 0) {
            found.add(Personal.LOCATION);
        } else if (directory instanceof XmpDirectory xmp) {
            found.add(Personal.PACKET);
            PersonalWords.look(String.join(" ", xmp.getXmpProperties().keySet()), found);
        } else if (directory instanceof IptcDirectory) {
            found.add(Personal.PACKET);
            iptc(directory, found);
        } else if (directory instanceof JpegCommentDirectory || directory instanceof GifCommentDirectory) {
            found.add(Personal.DESCRIPTION);
        } else if (directory instanceof PngDirectory && directory.containsTag(PngDirectory.TAG_TEXTUAL_DATA)) {
            found.add(Personal.DESCRIPTION);
        } else if (directory.getName().contains("Makernote")) {
            found.add(Personal.DEVICE);
        } else if (directory instanceof ExifDirectoryBase) {
            exif(directory, found);
        }
    }

    private static void iptc(Directory iptc, Collection<Personal> found) {
        if (any(
                iptc,
                IptcDirectory.TAG_CITY,
                IptcDirectory.TAG_SUB_LOCATION,
                IptcDirectory.TAG_PROVINCE_OR_STATE,
                IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME,
                IptcDirectory.TAG_CONTENT_LOCATION_NAME)) {
            found.add(Personal.LOCATION);
        }
        if (any(
                iptc,
                IptcDirectory.TAG_BY_LINE,
                IptcDirectory.TAG_CREDIT,
                IptcDirectory.TAG_CONTACT,
                IptcDirectory.TAG_COPYRIGHT_NOTICE,
                IptcDirectory.TAG_CAPTION_WRITER)) {
            found.add(Personal.PERSON);
        }
        if (any(
                iptc,
                IptcDirectory.TAG_CAPTION,
                IptcDirectory.TAG_HEADLINE,
                IptcDirectory.TAG_OBJECT_NAME,
                IptcDirectory.TAG_KEYWORDS)) {
            found.add(Personal.DESCRIPTION);
        }
    }

    private static void exif(Directory exif, Collection<Personal> found) {
        if (exif instanceof ExifThumbnailDirectory && exif.containsTag(ExifThumbnailDirectory.TAG_THUMBNAIL_OFFSET)) {
            found.add(Personal.THUMBNAIL);
        }
        if (any(
                exif,
                ExifDirectoryBase.TAG_MAKE,
                ExifDirectoryBase.TAG_MODEL,
                ExifDirectoryBase.TAG_MAKERNOTE,
                ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER,
                ExifDirectoryBase.TAG_LENS,
                ExifDirectoryBase.TAG_LENS_MAKE,
                ExifDirectoryBase.TAG_LENS_MODEL,
                ExifDirectoryBase.TAG_LENS_SERIAL_NUMBER)) {
            found.add(Personal.DEVICE);
        }
        if (any(
                exif,
                ExifDirectoryBase.TAG_ARTIST,
                ExifDirectoryBase.TAG_COPYRIGHT,
                ExifDirectoryBase.TAG_WIN_AUTHOR,
                ExifDirectoryBase.TAG_CAMERA_OWNER_NAME)) {
            found.add(Personal.PERSON);
        }
        if (any(
                exif,
                ExifDirectoryBase.TAG_IMAGE_DESCRIPTION,
                ExifDirectoryBase.TAG_USER_COMMENT,
                ExifDirectoryBase.TAG_WIN_TITLE,
                ExifDirectoryBase.TAG_WIN_COMMENT,
                ExifDirectoryBase.TAG_WIN_KEYWORDS,
                ExifDirectoryBase.TAG_WIN_SUBJECT)) {
            found.add(Personal.DESCRIPTION);
        }
        if (any(exif, ExifDirectoryBase.TAG_IMAGE_UNIQUE_ID)) {
            found.add(Personal.IDENTIFIER);
        }
    }

    private static boolean any(Directory directory, int... tags) {
        return IntStream.of(tags).anyMatch(directory::containsTag);
    }
}
