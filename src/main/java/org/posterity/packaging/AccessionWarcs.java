package org.posterity.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.posterity.characterisation.MediaDescription;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcFile;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.PackageFile;
import org.posterity.record.RecordKind;

/** What all WARC files of an accession share: their place, their maker, and how media are written into them. */
final class AccessionWarcs {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writer().with(SerializationFeature.INDENT_OUTPUT);
    private static final String CONFORMS_TO =
            "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PackageWriter bag;
    private final Instant date;
    private final PackageId aip;
    private final int accession;
    private final Institution institution;
    private final String keeper;
    private final Progress progress;

    AccessionWarcs(
            PackageWriter bag,
            Instant date,
            PackageId aip,
            int accession,
            Institution institution,
            String keeper,
            Progress progress) {
        this.bag = bag;
        this.date = date;
        this.aip = aip;
        this.accession = accession;
        this.institution = institution;
        this.keeper = keeper;
        this.progress = progress;
    }

    /** The accession's number. */
    int accession() {
        return accession;
    }

    /** Writes the WARC at {@code path} of the bag. */
    List<WarcEntry> write(String path, String isAbout, PackageWriter.Records content) throws IOException {
        return write(path, warcinfo(isAbout), content);
    }

    /** Writes a WARC file that a person may open by itself: its first record names the page to start from. */
    List<WarcEntry> write(String path, String isAbout, URI page, String title, PackageWriter.Records content)
            throws IOException {
        Map<String, String> fields = warcinfo(isAbout);
        fields.put("json-metadata", startPage(page, title));
        return write(path, fields, content);
    }

    private List<WarcEntry> write(String path, Map<String, String> warcinfo, PackageWriter.Records content)
            throws IOException {
        return bag.warc(path, date, aip + " " + accession + " " + PackageFile.belowData(path), warc -> {
            warc.warcinfo(warcinfo);
            content.writeTo(warc);
        });
    }

    /**
     * The list of pages, as Webrecorder's tools write it. In a WARC file without an index, ReplayWeb.page uses only this
     * list: it does not find pages among resource records.
     */
    private String startPage(URI page, String title) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("type", "recording");
        json.withArray("pages")
                .addObject()
                .put("timestamp", TIMESTAMP.format(date))
                .put("url", page.toString())
                .put("title", title);
        return JSON.writeValueAsString(json);
    }

    private Map<String, String> warcinfo(String isAbout) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "software",
                institution.software().name() + "/" + institution.software().version());
        fields.put("format", "WARC File Format 1.1");
        fields.put("conformsTo", CONFORMS_TO);
        institution.operator().ifPresent(operator -> fields.put("operator", operator));
        fields.put("publisher", keeper);
        fields.put("isPartOf", aip.value());
        fields.put(
                "description",
                isAbout
                        + " The content was received from the donor with consent; it was not captured from the "
                        + "platform.");
        return fields;
    }

    /**
     * Writes media, each with its own metadata record; content that occurs again in the same file is written as a revisit record.
     *
     * @param path of the WARC file in the bag
     */
    List<PlacedMedia> media(WarcFile warc, String path, List<ShownFile> files, RecordAddress address, String... space)
            throws IOException {
        Map<Digest, WarcEntry> written = new HashMap<>();
        List<PlacedMedia> placed = new ArrayList<>();
        for (ShownFile shown : files) {
            ScreenedFile file = shown.file();
            String name = shown.name();
            Digest digest = file.digest();
            WarcEntry first = written.get(digest);
            WarcEntry entry = first != null
                    ? warc.revisit(address.of(with(space, name)), first)
                    : warc.resource(
                            address.of(with(space, name)), mediaType(file), file.location(), file.size(), digest);
            written.putIfAbsent(digest, entry);
            progress.moved(file.size());
            warc.metadata(
                    address.of(with(space, RecordKind.MEDIUM_METADATA.ending(name))),
                    entry,
                    "application/json",
                    json(describe(file, name)));
            Optional<WarcEntry> rendition = Optional.empty();
            if (shown.rendition().isPresent()) {
                rendition = Optional.of(rendition(warc, entry, shown.rendition().get(), address, space));
            }
            placed.add(new PlacedMedia(
                    file,
                    name,
                    path,
                    entry.target().toString(),
                    rendition.map(WarcEntry::payload),
                    Optional.of(entry),
                    Optional.empty()));
        }
        return placed;
    }

    /** A rendition for playing is a separate record that says that it is derived. */
    private WarcEntry rendition(
            WarcFile warc, WarcEntry original, ShownFile.Rendition rendition, RecordAddress address, String... space)
            throws IOException {
        WarcEntry entry =
                warc.resource(address.of(with(space, rendition.name())), WebVtt.MEDIA_TYPE, rendition.content());
        ObjectNode json = JSON.createObjectNode();
        json.put("name", rendition.name());
        json.put("is", "derived from the file beside it, for playing in browsers; not as received");
        json.put("derivedFrom", original.target().toString());
        json.put("derivedFromDigest", original.payload().toString());
        json.put("mediaType", WebVtt.MEDIA_TYPE);
        json.put(
                "madeBy",
                institution.software().name() + " " + institution.software().version());
        warc.metadata(
                address.of(with(space, RecordKind.RENDITION_METADATA.ending(rendition.name()))),
                entry,
                "application/json",
                json(json));
        return entry;
    }

    static byte[] json(ObjectNode node) throws IOException {
        return PRETTY.writeValueAsBytes(node);
    }

    static String mediaType(ScreenedFile file) {
        return file.description().map(MediaDescription::mediaType).orElse("application/octet-stream");
    }

    static String[] with(String[] space, String name) {
        String[] path = Arrays.copyOf(space, space.length + 1);
        path[space.length] = name;
        return path;
    }

    /** What is known about a kept media file: how it was received, and what it is. */
    static ObjectNode describe(ScreenedFile file, String name) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", name);
        json.put("originalPath", file.file().path());
        json.put("originalName", file.file().name());
        json.put("modified", file.file().modified().toString());
        json.put("size", file.size());
        json.put("digest", file.digest().toString());
        Screenings.describe(file, json);
        file.description().ifPresent(media -> {
            json.put("mediaType", media.mediaType());
            media.pronom().ifPresent(puid -> json.put("pronom", puid));
            media.width().ifPresent(width -> json.put("width", width));
            media.height().ifPresent(height -> json.put("height", height));
            media.duration().ifPresent(duration -> json.put("duration", duration.toString()));
            media.videoCodec().ifPresent(codec -> json.put("videoCodec", codec));
            media.audioCodec().ifPresent(codec -> json.put("audioCodec", codec));
            media.frameRate().ifPresent(rate -> json.put("frameRate", rate));
            media.rotation().ifPresent(rotation -> json.put("rotation", rotation));
            media.creationTime().ifPresent(time -> json.put("creationTime", time.toString()));
            if (!media.technical().isEmpty()) {
                ObjectNode technical = json.putObject("technical");
                new TreeMap<>(media.technical()).forEach(technical::put);
            }
            media.embeddedPersonal().forEach(json.withArray("embeddedPersonalData")::add);
            media.warnings().forEach(json.withArray("warnings")::add);
            if (!media.damage().isEmpty()) {
                json.put("damaged", true);
            }
            json.put("describedBy", media.tool());
        });
        return json;
    }
}
