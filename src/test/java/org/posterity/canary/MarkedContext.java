package org.posterity.canary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What lies beside an export: TikTok Studio's tables and what download tools write, full of other people. By file name. */
final class MarkedContext {
    private static final String OWN = "7118434817674333537";
    private static final String NEXT = "6962076112356658529";

    private final Markers markers;
    private final MarkedValues values;

    MarkedContext(Markers markers) {
        this.markers = markers;
        this.values = new MarkedValues(markers);
    }

    Map<String, byte[]> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Content.csv", studio());
        files.put(
                "Followers near you.csv",
                "Name,Town\n" + markers.name("a table nobody knows") + "," + markers.text("a table nobody knows"));
        files.put(OWN + ".info.json", ytDlp());
        files.put("somebody-else.info.json", ofAnother());
        files.put("logs/" + NEXT + ".json", tiktokSave());
        files.put(
                "data/.appdata/db_videos.js",
                "window.dbv=String.raw`{\"" + markers.postId("a key of db_videos.js")
                        + "\":{\"authorId\":\"" + markers.digits("db_videos.js, author")
                        + "\",\"createTime\":1657389764},\"" + NEXT
                        + "\":{\"authorId\":\"" + markers.digits("db_videos.js, author")
                        + "\",\"createTime\":1620984667,\"diggCount\":12}}`;");
        files.put(
                "data/.appdata/db_texts.js",
                "window.dbvd_base64=\""
                        + base64OfGzip("{\"" + markers.postId("a key of db_texts.js") + "\":\""
                                + markers.word("db_texts.js, text of another's post") + "\"}")
                        + "\";");
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** Other people's rows, a column that nobody knows, a mention and a signature in a caption of the donor's. */
    private String studio() {
        String row = "\"November 27\",\"%s\",\"%s\",\"July 9\",\"76\",\"8\",\"3\",\"2356\",\"%s\"\n";
        return "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\",\"Seen by\"\n"
                + String.format(
                        row,
                        values.mention("Content.csv, caption"),
                        "https://www.tiktok.com/@kelp.and.kites/video/" + OWN + "?"
                                + markers.signature("Content.csv, link"),
                        markers.handle("Content.csv, unknown column"))
                + String.format(
                        row,
                        markers.word("Content.csv, another's caption"),
                        "https://www.tiktok.com/@" + markers.handle("Content.csv, another's link") + "/video/"
                                + markers.postId("Content.csv, another's id"),
                        markers.handle("Content.csv, another's row"));
    }

    private String ytDlp() {
        return """
                {"id":"%s","title":"how we dry","description":"kelp drying, %s https://kites.example/a?%s",
                 "uploader":"kelp.and.kites","uploader_id":"%s","channel":"%s","channel_id":"%s","artist":"%s","track":"%s",
                 "comments":[{"author":"%s","author_id":"%s","text":"%s"}],"thumbnails":[{"url":"%s"}],
                 "formats":[{"url":"%s","cookies":"tt_chain_token=%s","http_headers":{"Referer":"%s"}}],
                 "timestamp":1657389764,"view_count":105431,"like_count":3401,"_filename":"/home/%s/a.mp4",
                 "webpage_url":"https://www.tiktok.com/@kelp.and.kites/video/%s?%s","extractor_key":"TikTok","epoch":1735588272}""".formatted(
                        OWN,
                        values.mention("info.json, description"),
                        markers.signature("info.json, description, link"),
                        markers.digits("info.json, uploader_id"),
                        markers.name("info.json, channel"),
                        markers.word("info.json, channel_id"),
                        markers.name("info.json, artist"),
                        markers.name("info.json, track"),
                        markers.handle("info.json, author of a comment"),
                        markers.digits("info.json, author_id of a comment"),
                        markers.word("info.json, comment"),
                        markers.link("info.json, thumbnail"),
                        markers.link("info.json, format"),
                        markers.token("info.json, cookie"),
                        markers.link("info.json, referer"),
                        markers.word("info.json, _filename"),
                        OWN,
                        markers.signature("info.json, webpage_url"));
    }

    private String ofAnother() {
        String id = markers.postId("another's info.json, id");
        return """
                {"id":"%s","title":"%s","description":"%s","uploader":"%s","timestamp":1500000000,"like_count":3,
                 "webpage_url":"https://www.tiktok.com/@%s/video/%s","extractor_key":"TikTok"}""".formatted(
                        id,
                        markers.word("another's info.json, title"),
                        markers.word("another's info.json, description"),
                        markers.handle("another's info.json, uploader"),
                        markers.handle("another's info.json, link"),
                        id);
    }

    private String tiktokSave() {
        return """
                {"id":"%s","createTime":"1620984667","desc":"shanties, %s",
                 "author":{"uniqueId":"kelp.and.kites","id":"%s","nickname":"%s","avatarThumb":"%s","secUid":"%s"},
                 "music":{"title":"%s","authorName":"%s","playUrl":"%s"},"duetInfo":{"duetFromId":"%s"},
                 "textExtra":[{"userUniqueId":"%s","userId":"%s"}],"stats":{"playCount":2356,"diggCount":"76"}}""".formatted(
                        NEXT,
                        values.mention("tiktok-save, caption"),
                        markers.digits("tiktok-save, author id"),
                        markers.name("tiktok-save, nickname"),
                        markers.link("tiktok-save, picture"),
                        markers.token("tiktok-save, secUid"),
                        markers.name("tiktok-save, sound"),
                        markers.name("tiktok-save, maker of the sound"),
                        markers.link("tiktok-save, sound's address"),
                        markers.postId("tiktok-save, duet with"),
                        markers.handle("tiktok-save, who is mentioned"),
                        markers.digits("tiktok-save, id of who is mentioned"));
    }

    private static String base64OfGzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
