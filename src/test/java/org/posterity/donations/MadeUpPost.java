package org.posterity.donations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.posterity.cli.ExportVersion;

/** A post as an export of some year lists it, each field in one of the forms that exports have. */
final class MadeUpPost {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Instant FIRST = Instant.parse("2021-01-31T23:59:59Z");
    private static final List<String> EMPTY = List.of("", "N/A", "None");
    private static final List<String> PLACES = List.of("", "", "N/A", "Harbour 7", "東京", "Café «Zur Möwe»", "1");

    final LocalDateTime date;
    final boolean dated;
    final boolean photos;
    final boolean isPublic;
    final String id;
    final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    /** @param ordinal posts of one account lie days apart, so that a date tells one from another */
    MadeUpPost(Random chance, ExportVersion version, int ordinal) {
        Instant instant = FIRST.plusSeconds(ordinal * 7_776_001L + chance.nextInt(6_000_000));
        date = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        id = String.valueOf(
                (instant.getEpochSecond() - chance.nextInt(30) << 32) + (13 << 8) + chance.nextInt(1 << 20) * 4096L);
        boolean early = version == ExportVersion.V1 || version == ExportVersion.V2;
        photos = !early && chance.nextInt(4) == 0;
        dated = chance.nextInt(15) > 0;
        if (dated) {
            fields.put("Date", DATE.format(date));
        } else {
            empty(chance, "Date");
        }
        link(chance, version == ExportVersion.V1 ? "VideoLink" : "Link");
        count(chance, "Likes");
        String audience = early
                ? "Everyone"
                : List.of("Everyone", "Everyone", "Everyone", "Friends", "Only You", "Followers")
                        .get(chance.nextInt(6));
        isPublic = audience.equals("Everyone");
        if (early) {
            return;
        }
        fields.put("WhoCanView", audience);
        for (String permission :
                List.of("AllowComments", "AllowStitches", "AllowDuets", "AllowStickers", "AllowSharingToStory")) {
            switch (chance.nextInt(5)) {
                case 0 -> empty(chance, permission);
                case 1 -> fields.put(permission, "No");
                default -> fields.put(permission, "Yes");
            }
        }
        fields.put("ContentDisclosure", "").put("AIGeneratedContent", chance.nextBoolean() ? "" : "Yes");
        fields.put("Sound", SoundTitles.any(chance));
        fields.put("Location", PLACES.get(chance.nextInt(PLACES.size())));
        fields.put("Title", chance.nextBoolean() ? "N/A" : Words.caption(chance));
        empty(chance, "AddYoursText");
        if (version == ExportVersion.V4 || version == ExportVersion.V5) {
            fields.put("AlternateText", chance.nextBoolean() ? "N/A" : Words.caption(chance));
            empty(chance, "CoverImage");
        }
        if (version == ExportVersion.V5) {
            count(chance, "NumberOfCollections");
        }
    }

    /** As it names a file: its date in one of the forms of downloaders, or its id. */
    String name(Random chance, String account) {
        int form = dated ? chance.nextInt(6) : 3 + chance.nextInt(3);
        return switch (form) {
            case 0 -> date.format(DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT));
            case 1 -> date.format(DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT));
            case 2 -> date.format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT));
            case 3 -> id;
            case 4 -> account + "_" + date.toEpochSecond(ZoneOffset.UTC) + "_" + id;
            default -> Words.fileName(chance, 120) + " [" + id + "]";
        };
    }

    private void link(Random chance, String key) {
        if (chance.nextInt(4) == 0) {
            empty(chance, key);
        } else if (photos) {
            fields.put(key, image(chance) + "\n" + image(chance));
        } else {
            fields.put(
                    key,
                    "https://video-va.tiktokv.com/storage/v1/tos-x/o" + chance.nextInt(1 << 30)
                            + "?a=1233&mime_type=video_mp4&x-tos-expires=1737411954&x-tos-signature=invented");
        }
    }

    private static String image(Random chance) {
        return "https://p16-ttdyd-sign-va.ibyteimg.com/tos-x-i-photomode-y/" + chance.nextInt(1 << 30)
                + "~tplv-noop.jpeg?x-expires=1737411954&x-signature=invented%3D";
    }

    private void count(Random chance, String key) {
        long count = List.of(0L, 1L, 2L, 1234L, 1_000_000_000L).get(chance.nextInt(5));
        switch (chance.nextInt(8)) {
            case 0 -> fields.put(key, count);
            case 1 -> fields.put(key, String.format(Locale.ROOT, "%,d", count));
            case 2 -> fields.put(key, " " + count + " ");
            case 3 -> fields.put(key, (double) count);
            case 4 -> empty(chance, key);
            default -> fields.put(key, String.valueOf(count));
        }
    }

    private void empty(Random chance, String key) {
        int form = chance.nextInt(EMPTY.size() + 2);
        if (form < EMPTY.size()) {
            fields.put(key, EMPTY.get(form));
        } else if (form == EMPTY.size()) {
            fields.putNull(key);
        }
    }
}
