package org.posterity.characterisation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.posterity.cli.TinyMedia.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.characterisation.MediaDescription.Kind;
import org.posterity.cli.TinyMedia;

/** What a file is, by heads of files that are made by hand, all of them under names that say something else or nothing. */
class FormatsByContentTest {
    @TempDir
    private Path folder;

    private MediaDescription describe(byte[] content, String name) {
        try {
            return new MediaDescriber(Optional.empty()).describe(Files.write(folder.resolve("file"), content), name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> formats() {
        List<Arguments> all = new ArrayList<>();
        for (int step : new int[] {188, 192, 204}) {
            for (int start : new int[] {0, 4, 100}) {
                all.add(arguments(
                        "packets of " + step + " from " + start,
                        transport(step, start, 0x1b, 0x0f),
                        "video/mp2t",
                        Kind.VIDEO));
            }
        }
        all.add(arguments("transport stream of sound", transport(188, 0, 0x0f), "video/mp2t", Kind.AUDIO));
        all.add(arguments(
                "program stream", join(hex("000001ba"), new byte[40], hex("000001e0")), "video/mpeg", Kind.VIDEO));
        all.add(arguments(
                "program stream of sound",
                join(hex("000001ba"), new byte[40], hex("000001c0")),
                "video/mpeg",
                Kind.AUDIO));
        all.add(arguments("opus", ogg("OpusHead"), "audio/opus", Kind.AUDIO));
        all.add(arguments("vorbis", ogg("\1vorbis"), "audio/vorbis", Kind.AUDIO));
        all.add(arguments("flac in ogg", ogg("\177FLAC\1\0"), "audio/x-oggflac", Kind.AUDIO));
        all.add(arguments("speex", ogg("Speex   1.2"), "audio/speex", Kind.AUDIO));
        all.add(arguments("ogg of an unknown coding", ogg("another"), "audio/ogg", Kind.AUDIO));
        all.add(arguments("theora", ogg("\200theora"), "video/ogg", Kind.VIDEO));
        all.add(arguments(
                "theora behind others",
                join(ogg("fishead\0"), ogg("\1vorbis"), ogg("\200theora")),
                "video/ogg",
                Kind.VIDEO));
        all.add(arguments("dv", hex("1f0700bf"), "video/x-dv", Kind.VIDEO));
        all.add(arguments("bare h.264", hex("00000001674d"), "video/h264", Kind.VIDEO));
        all.add(arguments("windows television", hex("b7d800203749da11a64e0007e95ead8d"), "video/x-ms-wtv", Kind.VIDEO));
        all.add(arguments("ivf", latin("DKIF\0\0 \0VP80"), "video/x-ivf", Kind.VIDEO));
        all.add(arguments("wavpack", latin("wvpk\1\1\0\0"), "audio/x-wavpack", Kind.AUDIO));
        all.add(arguments("true audio", latin("TTA1\1\0"), "audio/x-tta", Kind.AUDIO));
        all.add(arguments("wave64", hex("726966662e91cf11a5d628db04c10000"), "audio/x-w64", Kind.AUDIO));
        all.add(arguments("dts", hex("7ffe8001fc3c"), "audio/vnd.dts", Kind.AUDIO));
        all.add(arguments("voc", latin("Creative Voice File\32\32\0"), "audio/x-voc", Kind.AUDIO));
        byte[] mxf = hex("060e2b34020501010d01020101020400");
        all.add(arguments("mxf", mxf, "application/mxf", Kind.VIDEO));
        all.add(arguments("mxf behind a run-in", join(new byte[300], mxf), "application/mxf", Kind.VIDEO));
        all.add(arguments("flash", latin("FLV\1\5\0\0\0\11"), "video/x-flv", Kind.VIDEO));
        all.add(arguments("flash of sound", latin("FLV\1\4\0\0\0\11"), "video/x-flv", Kind.AUDIO));
        byte[] asf = hex("3026b2758e66cf11a6d900aa0062ce6c");
        byte[] pictures = hex("c0ef19bc4d5bcf11a8fd00805f5c442b");
        byte[] sound = hex("409e69f84d5bcf11a8fd00805f5c442b");
        all.add(arguments("windows media", join(asf, new byte[50], sound, pictures), "video/x-ms-asf", Kind.VIDEO));
        all.add(arguments("windows media of sound", join(asf, new byte[50], sound), "audio/x-ms-wma", Kind.AUDIO));
        all.add(arguments(
                "avi", latin("RIFF\0\0\0\0AVI LIST....hdrlstrh\70\0\0\0vids"), "video/x-msvideo", Kind.VIDEO));
        all.add(arguments(
                "avi of sound", latin("RIFF\0\0\0\0AVI LIST....hdrlstrh\70\0\0\0auds"), "video/x-msvideo", Kind.AUDIO));
        all.add(arguments("aiff", latin("FORM\0\0\0\10AIFFCOMM"), "audio/x-aiff", Kind.AUDIO));
        all.add(arguments("core audio", latin("caff\0\1\0\0desc"), "audio/x-caf", Kind.AUDIO));
        all.add(arguments("amr", latin("#!AMR\n<canary"), "audio/amr", Kind.AUDIO));
        all.add(arguments("flac", latin("fLaC\0\0\0\42"), "audio/x-flac", Kind.AUDIO));
        all.add(arguments(
                "flac behind a tag",
                join(latin("ID3\4\0\0\0\0\0\4"), new byte[4], latin("fLaC")),
                "audio/x-flac",
                Kind.AUDIO));
        all.add(arguments("jpeg xl", hex("0000000c4a584c200d0a870a"), "image/jxl", Kind.IMAGE));
        all.add(arguments("tiff", latin("II*\0\10\0\0\0\0\0"), "image/tiff", Kind.IMAGE));
        all.add(arguments("svg", latin("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "image/svg+xml", Kind.IMAGE));
        for (String first : List.of("uuid", "wide", "free", "skip", "mdat")) {
            all.add(arguments(
                    "mp4 after " + first, join(box(first, new byte[5000]), TinyMedia.mp4(1)), "video/mp4", Kind.VIDEO));
        }
        all.add(arguments(
                "piece of a recording",
                join(box("styp", latin("msdh\0\0\0\0")), box("moof", new byte[8])),
                "video/mp4",
                Kind.VIDEO));
        byte[] meta = box("meta", join(new byte[4], box("hdlr", latin("\0\0\0\0\0\0\0\0pict\0\0\0\0"))));
        for (String brand : List.of("zzzz", "mif2", "miaf", "MA1B", "isom", "mp42")) {
            all.add(arguments(
                    "avif as " + brand,
                    join(box("ftyp", latin(brand + "\0\0\0\0mif1avif")), meta),
                    "image/avif",
                    Kind.IMAGE));
            all.add(arguments(
                    "heic as " + brand,
                    join(box("ftyp", latin(brand + "\0\0\0\0mif1heic")), meta),
                    brand.equals("MA1B") ? "image/avif" : "image/heic",
                    Kind.IMAGE));
            all.add(arguments(
                    "heif as " + brand,
                    join(box("ftyp", latin(brand + "\0\0\0\0mif1")), meta),
                    brand.equals("MA1B") ? "image/avif" : "image/heif",
                    Kind.IMAGE));
        }
        all.add(arguments(
                "canon raw",
                join(box("ftyp", latin("crx \0\0\0\1crx isom")), box("moov", box("uuid", new byte[16]))),
                "image/x-canon-cr3",
                Kind.IMAGE));
        all.add(arguments("webm of sound", matroska("webm", 2), "audio/webm", Kind.AUDIO));
        all.add(arguments("matroska of sound", matroska("matroska", 2, 2, 17), "audio/x-matroska", Kind.AUDIO));
        all.add(arguments("webm", matroska("webm", 2, 1), "video/webm", Kind.VIDEO));
        all.add(arguments("webm without tracks", matroska("webm"), "video/webm", Kind.VIDEO));
        all.add(arguments("webvtt", latin("WEBVTT\n\n"), "text/vtt", Kind.SUBTITLE));
        all.add(arguments("rar", latin("Rar!\32\7\1\0"), "application/x-rar-compressed; version=5", Kind.ARCHIVE));
        all.add(arguments(
                "old rar", latin("Rar!\32\7\0\317"), "application/x-rar-compressed; version=4", Kind.ARCHIVE));
        all.add(arguments("7-zip", hex("377abcaf271c0004"), "application/x-7z-compressed", Kind.ARCHIVE));
        all.add(arguments("xz", hex("fd377a585a000004"), "application/x-xz", Kind.ARCHIVE));
        all.add(arguments("zstandard", hex("28b52ffd04000000"), "application/zstd", Kind.ARCHIVE));
        all.add(arguments("cabinet", latin("MSCF\0\0\0\0"), "application/vnd.ms-cab-compressed", Kind.ARCHIVE));
        all.add(arguments("bzip2", latin("BZh91AY&SY"), "application/x-bzip2", Kind.ARCHIVE));
        all.add(arguments("gzip", hex("1f8b080000000000"), "application/gzip", Kind.ARCHIVE));
        all.add(arguments("zip", hex("504b030414000000"), "application/zip", Kind.ARCHIVE));
        all.add(arguments("stuffit", latin("StuffIt (c)1997"), "application/x-stuffit", Kind.ARCHIVE));
        all.add(arguments(
                "disc", join(new byte[32769], latin("CD001\1")), "application/x-iso9660-image", Kind.ARCHIVE));
        all.add(arguments("pdf", latin("%PDF-1.7\n"), "application/pdf", Kind.PAPER));
        all.add(arguments("rtf", latin("{\\rtf1\\ansi Deed}"), "application/rtf", Kind.PAPER));
        all.add(arguments("noise", hex("9377aa01c2"), "application/octet-stream", Kind.OTHER));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void areTold(String what, byte[] content, String mediaType, Kind kind) {
        assertThat(describe(content, "x.mp4").mediaType()).as(what).isEqualTo(mediaType);
        assertThat(describe(content, "").kind()).as(what).isEqualTo(kind);
    }

    static Stream<Arguments> names() {
        byte[] zip = hex("504b030414000000");
        return Stream.of(
                arguments("deed.docx", zip, Kind.PAPER),
                arguments("deed.odt", zip, Kind.PAPER),
                arguments("deed.doc", hex("d0cf11e0a1b11ae1"), Kind.PAPER),
                arguments("all.zip", zip, Kind.ARCHIVE),
                arguments("all.ace", hex("9377aa01c2"), Kind.ARCHIVE),
                arguments("all.dmg", hex("9377aa01c2"), Kind.ARCHIVE),
                arguments("all.iso", new byte[40], Kind.ARCHIVE),
                arguments("film.mp4", hex("9377aa01c2"), Kind.OTHER),
                arguments("film.mp4", latin("plain words"), Kind.OTHER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesTellDocumentsAndArchivesAndNeverMedia(String name, byte[] content, Kind kind) {
        assertThat(describe(content, name).kind()).isEqualTo(kind);
    }

    @Test
    void textThatLooksLikePacketsIsNone() {
        assertThat(describe(latin("G".repeat(5000)), "x").kind()).isEqualTo(Kind.OTHER);
        assertThat(describe(latin(("G" + "\n".repeat(187)).repeat(20)), "x").kind())
                .isEqualTo(Kind.OTHER);
    }

    @Test
    void everyFormatOfTheTableHasANameAndAKindThatIsKeptOrNamed() {
        assertThat(MediaFormat.of("video/mp4"))
                .isEqualTo(new MediaFormat("video/mp4", Kind.VIDEO, true, "MPEG-4 video"));
        assertThat(MediaFormat.of("VIDEO/MP4").kind()).isEqualTo(Kind.VIDEO);
        assertThat(MediaFormat.of("video/x-nobody-knows"))
                .returns(Kind.VIDEO, MediaFormat::kind)
                .returns(false, MediaFormat::browsers);
        assertThat(MediaFormat.of("")).returns(Kind.OTHER, MediaFormat::kind);
        assertThat(MediaFormat.of("image/svg+xml").browsers())
                .as("a drawing may hold a script")
                .isFalse();
    }

    private static byte[] transport(int step, int start, int... streams) {
        byte[] all = new byte[start + 40 * step];
        for (int at = start; at < all.length; at += step) {
            all[at] = 0x47;
            all[at + 1] = 0x1f;
            all[at + 3] = 0x10;
        }
        byte[] table = new byte[17 + 5 * streams.length];
        System.arraycopy(hex("4741001000" + "02b0000001c10000" + "e101f000"), 0, table, 0, 17);
        table[7] = (byte) (9 + 5 * streams.length + 4);
        for (int i = 0; i < streams.length; i++) {
            table[17 + 5 * i] = (byte) streams[i];
            table[18 + 5 * i] = (byte) 0xe1;
            table[20 + 5 * i] = (byte) 0xf0;
        }
        System.arraycopy(table, 0, all, start + step, table.length);
        return all;
    }

    /** A sound beside photos must not pass for the film of a post because its end is missing. */
    @Test
    void tellsSoundAloneAlsoWhereTheEndIsMissing() {
        byte[] whole = join(
                element("1a45dfa3", element("4282", latin("webm"))),
                element(
                        "18538067",
                        join(
                                element("1654ae6b", element("ae", element("83", new byte[] {2}))),
                                element("1f43b675", new byte[99]))));
        for (int cut : new int[] {1, 50, 99}) {
            MediaDescription media = describe(Arrays.copyOf(whole, whole.length - cut), "a.webm");
            assertThat(media.kind()).as("without the last %d bytes", cut).isEqualTo(Kind.AUDIO);
            assertThat(media.damage()).hasSize(1);
        }
    }

    @Test
    void saysOfChunkedFilesThatTheirEndIsMissing() {
        for (byte[] head : List.of(latin("RIFF\50\0\0\0AVI LIST"), latin("FORM\0\0\0\50AIFFCOMM"))) {
            assertThat(describe(Arrays.copyOf(head, 48), "whole").damage()).isEmpty();
            assertThat(describe(Arrays.copyOf(head, 47), "cut").damage()).containsExactly(DescriptionDraft.INCOMPLETE);
        }
        byte[] unfinished = Arrays.copyOf(hex("52494646ffffffff415649204c495354"), 48);
        assertThat(describe(unfinished, "recorder.avi").damage()).isEmpty();
    }

    private static byte[] ogg(String mark) {
        byte[] head = new byte[28];
        System.arraycopy(latin("OggS\0\2"), 0, head, 0, 6);
        head[26] = 1;
        head[27] = 40;
        return join(head, Arrays.copyOf(latin(mark), 40));
    }

    private static byte[] matroska(String type, int... tracks) {
        byte[][] entries = Arrays.stream(tracks)
                .mapToObj(track -> element("ae", element("83", new byte[] {(byte) track})))
                .toArray(byte[][]::new);
        return join(
                element("1a45dfa3", element("4282", latin(type))),
                element("18538067", element("1654ae6b", join(entries))));
    }

    private static byte[] element(String id, byte[] body) {
        return join(hex(id), new byte[] {(byte) (0x40 | body.length >> 8), (byte) body.length}, body);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
